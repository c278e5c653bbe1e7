package io.spindrift.chaos;

/**
 * A fault that was suffered.
 *
 * @param trial on which feed
 * @param kind of the fault
 * @param victim what it was done to
 * @param at seconds since the first fault's calm began
 * @param lastedSeconds from its beginning until it was healed
 * @param recoverySeconds from then until no observation waited for long; not a number if that did not come to be
 * @param longestGapSeconds the longest time without a forecast on one of the partitions, from the beginning to the recovery
 * @param restarts how often an instance ended by itself meanwhile, and was started again
 */
record Incident(
        String trial,
        String kind,
        String victim,
        double at,
        double lastedSeconds,
        double recoverySeconds,
        double longestGapSeconds,
        int restarts) {}

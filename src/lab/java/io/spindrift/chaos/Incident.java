package io.spindrift.chaos;

/**
 * A fault that has happened.
 *
 * @param trial in which it happened
 * @param kind of the fault
 * @param victim its target
 * @param at seconds since the trial's first quiet interval began
 * @param lastedSeconds from its start until it was healed
 * @param recoverySeconds from then until no observation waited for long; NaN if there was no recovery
 * @param longestGapSeconds longest time without a forecast on a partition, from the start to the recovery
 * @param restarts number of instances that ended by themselves meanwhile and were restarted
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

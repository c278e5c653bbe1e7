package io.spindrift.anomaly;

/** What NAB pays for a window that is found, and takes for one that is not, and for a detection outside of windows (config/profiles.json there). */
enum NabProfile {
    STANDARD("standard", 1, 0.11),
    LOW_FALSE_POSITIVES("reward_low_FP_rate", 1, 0.22),
    LOW_FALSE_NEGATIVES("reward_low_FN_rate", 2, 0.11);

    private final String key;
    private final double missed;
    private final double falsePositive;

    NabProfile(String key, double missed, double falsePositive) {
        this.key = key;
        this.missed = missed;
        this.falsePositive = falsePositive;
    }

    /** Its name in the files of NAB. */
    String key() {
        return key;
    }

    double missed() {
        return missed;
    }

    double falsePositive() {
        return falsePositive;
    }
}

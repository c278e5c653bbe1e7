package io.spindrift.chaos.check;

/**
 * The errors of an output; zeros if there are none. A forecast or score of several horizons counts once for each.
 *
 * @param lost number of missing forecasts, scores and dead letters
 * @param duplicated number of those that are there more often than expected
 * @param different number of records with a wrong content or position
 */
public record CheckResult(long lost, long duplicated, long different) {
    public static final CheckResult FAULTLESS = new CheckResult(0, 0, 0);

    /** This and another. */
    public CheckResult plus(CheckResult other) {
        return new CheckResult(lost + other.lost, duplicated + other.duplicated, different + other.different);
    }

    public boolean faultless() {
        return equals(FAULTLESS);
    }
}

package io.spindrift.chaos.check;

/**
 * The errors of an output; zeros if there are none.
 *
 * @param lost number of missing records
 * @param duplicated number of duplicate records
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

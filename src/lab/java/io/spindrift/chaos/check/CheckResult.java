package io.spindrift.chaos.check;

/**
 * What is wrong with an output; zeros where nothing is.
 *
 * @param lost records that must be there and are not
 * @param duplicated records that are there more often than they must be
 * @param different records that are not what they must be, or not where
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

package io.spindrift.model.alarm;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;

/**
 * About how many alarms of a series are accepted: a number for each record, or for each millisecond, of which the other is 0. Both are 0 for no alarms.
 */
public record AlarmRate(double perRecord, double perMilli) {
    /** No alarms. */
    public static final AlarmRate NONE = new AlarmRate(0, 0);

    private static final double MAX = 0.5;
    private static final double MIN = 1e-9;

    public AlarmRate {
        if (!(perRecord >= 0 && perRecord < 1) || !(perMilli >= 0 && perMilli < 1) || perRecord > 0 && perMilli > 0) {
            throw new IllegalArgumentException(
                    "alarm rate: expected one of both at least 0 and below 1, and the other 0, got " + perRecord
                            + " per record and " + perMilli + " per millisecond");
        }
    }

    /** Whether there are no alarms. */
    public boolean isNone() {
        return perRecord == 0 && perMilli == 0;
    }

    /**
     * Alarms per record.
     *
     * @param interval usual milliseconds from one record to the next
     */
    public double ofRecord(long interval) {
        return Clamp.between(MIN, perRecord + perMilli * interval, MAX);
    }

    /** The rate of one of a number of series that share this rate. */
    public AlarmRate over(int series) {
        return new AlarmRate(perRecord / series, perMilli / series);
    }

    /** Saves this, or restores a stored one. */
    public AlarmRate visit(FieldVisitor fields) {
        return new AlarmRate(
                fields.float64("settings.alarmsPerRecord", perRecord),
                fields.float64("settings.alarmsPerMilli", perMilli));
    }
}

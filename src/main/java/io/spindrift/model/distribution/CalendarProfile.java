package io.spindrift.model.distribution;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * How large errors are at each hour of the day and on each day of the week (UTC), relative to their slow mean: for the hour and the day of
 * a label, b ← b + max(1/(n + 4), .05)(min(z/e_slow, 6) − b), from b = 1.
 */
final class CalendarProfile {
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = HOURS * HOUR_MILLIS;
    private static final int PRIOR = 4;
    private static final double RATE = 0.05;
    private static final double MAX_RATIO = 6;
    /** From this count on, the rate is {@value #RATE}. */
    private static final int ENOUGH = 16;

    private final float[] hours = new float[HOURS];
    private final float[] days = new float[DAYS];
    private byte[] counts = new byte[HOURS + DAYS];

    CalendarProfile() {
        Arrays.fill(hours, 1);
        Arrays.fill(days, 1);
    }

    /**
     * Takes the label of a time in.
     *
     * @param millis since 1970
     * @param ratio z/e_slow
     */
    void learn(long millis, double ratio) {
        double bounded = Math.min(ratio, MAX_RATIO);
        int hour = hour(millis);
        int day = day(millis);
        hours[hour] = (float) RunningMoments.fadingMean(hours[hour], bounded, rate(hour));
        days[day] = (float) RunningMoments.fadingMean(days[day], bounded, rate(HOURS + day));
    }

    private double rate(int entry) {
        counts[entry] = (byte) Math.min(counts[entry] + 1, ENOUGH);
        return RunningMoments.rate(counts[entry] + PRIOR, RATE);
    }

    /** The relative size at the hour of a time. */
    double atHour(long millis) {
        return hours[hour(millis)];
    }

    /** The mean over all hours. */
    double meanOfHours() {
        return mean(hours);
    }

    /** The relative size on the day of a time. */
    double onDay(long millis) {
        return days[day(millis)];
    }

    /** The mean over all days. */
    double meanOfDays() {
        return mean(days);
    }

    private static double mean(float[] sizes) {
        double sum = 0;
        for (float size : sizes) {
            sum += size;
        }
        return sum / sizes.length;
    }

    private static int hour(long millis) {
        return (int) (modulo(millis, DAY_MILLIS) / HOUR_MILLIS);
    }

    private static int day(long millis) {
        return (int) (modulo(millis, DAYS * DAY_MILLIS) / DAY_MILLIS);
    }

    /** The remainder that is not negative, of a time before 1970 either. */
    private static long modulo(long millis, long period) {
        long remainder = millis % period;
        return remainder < 0 ? remainder + period : remainder;
    }

    void visit(FieldVisitor fields) {
        fields.float64s("calendar.hours", hours);
        fields.float64s("calendar.days", days);
        counts = fields.bytes("calendar.counts", counts);
        for (int i = 0; i < HOURS + DAYS; i++) {
            if (counts == null || counts.length != HOURS + DAYS || counts[i] < 0 || counts[i] > ENOUGH) {
                throw new CorruptStateException("calendar.counts: expected " + (HOURS + DAYS) + " bytes from 0 to "
                        + ENOUGH + ", got " + Arrays.toString(counts));
            }
        }
    }
}

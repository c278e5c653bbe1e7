package io.spindrift.model.past;

/**
 * The position of a time in the day, the week and the year (UTC), as sines and cosines; by fixed arithmetic, without time zones or a
 * clock. Sine and cosine by polynomials, so that the bits are the same everywhere.
 */
public final class Calendar {
    /** Two harmonics of the day, two of the week, one of the year. */
    public static final int TERMS = 10;

    /** Number of terms of the day and the week, which are the first. */
    public static final int SHORT_TERMS = 8;

    private static final double DAY_MILLIS = 86_400_000;
    private static final int WEEK = 7;
    /** 1970-01-01 was a Thursday. */
    private static final int SINCE_MONDAY = 3;

    private static final double YEAR = 365.2425;

    private Calendar() {}

    /** Fills {@value #TERMS} numbers. */
    static void fill(long millis, float[] out) {
        double days = millis / DAY_MILLIS;
        int next = harmonics(days - Math.floor(days), 2, out, 0);
        double weeks = (days + SINCE_MONDAY) / WEEK;
        next = harmonics(weeks - Math.floor(weeks), 2, out, next);
        double years = days / YEAR;
        harmonics(years - Math.floor(years), 1, out, next);
    }

    private static int harmonics(double phase, int count, float[] out, int from) {
        int next = from;
        for (int j = 1; j <= count; j++) {
            double turns = j * phase;
            out[next++] = (float) sine(turns);
            out[next++] = (float) sine(turns + 0.25);
        }
        return next;
    }

    /** sin 2πt by its Taylor polynomial up to the 17th power on a quarter of a turn, to about 1e-13. */
    static double sine(double turns) {
        double t = turns - Math.rint(turns);
        // Beyond a quarter of a turn it goes back: sin 2πt = sin 2π(½ − t).
        if (Math.abs(t) > 0.25) {
            t = Math.copySign(0.5, t) - t;
        }
        double x = 2 * Math.PI * t;
        double q = x * x;
        double p = 1.0 / 355687428096000L;
        p = p * q - 1.0 / 1307674368000L;
        p = p * q + 1.0 / 6227020800L;
        p = p * q - 1.0 / 39916800;
        p = p * q + 1.0 / 362880;
        p = p * q - 1.0 / 5040;
        p = p * q + 1.0 / 120;
        p = p * q - 1.0 / 6;
        return x + x * q * p;
    }
}

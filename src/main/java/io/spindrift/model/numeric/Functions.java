package io.spindrift.model.numeric;

/**
 * exp and log from IEEE additions, multiplications and divisions in a fixed order. So their bits do not depend on the machine,
 * the JVM or its compiler, as those of {@link Math} may.
 *
 * <p>exp uses x = k ln 2 + r with |r| ≤ ln 2 / 2, and the Taylor polynomial of e^r − 1 up to r^13, whose remainder is below
 * 2^-56 of r in this range. log uses x = 2^k m with m in [√½, √2) and log m = 2 artanh((m − 1)/(m + 1)). Maximum error against
 * {@link StrictMath}: 2 units in the last place.
 */
public final class Functions {
    private static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts: the first has 21 trailing zero bits, so that its products with |k| < 2^11 are exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Below the minimum, exp is 0. Arguments above the maximum are clamped, so that every result is finite. */
    private static final double MIN_EXP = -745.0;

    private static final double MAX_EXP = 709.0;

    private Functions() {}

    /** Returns e^x. Arguments above 709 give e^709, arguments up to −745 give 0. The result is always finite. */
    public static double exp(double x) {
        if (x <= MIN_EXP) {
            return 0;
        }
        double clamped = Math.min(x, MAX_EXP);
        double k = Math.rint(clamped * LOG2_E);
        double fraction = expm1Reduced((clamped - k * LN2_HIGH) - k * LN2_LOW);
        // Two factors, because 2^k itself is not a normal number for the smallest k.
        double half = Math.rint(k * 0.5);
        return (1 + fraction) * powerOfTwo((int) half) * powerOfTwo((int) (k - half));
    }

    /**
     * Returns the natural logarithm.
     *
     * @param x positive and finite; zero or a negative number gives the logarithm of the smallest positive number
     */
    public static double log(double x) {
        double positive = Math.max(x, Double.MIN_VALUE);
        int exponent = Math.getExponent(positive);
        int shift = 0;
        if (exponent < Double.MIN_EXPONENT) {
            positive *= 0x1p54;
            exponent = Math.getExponent(positive);
            shift = 54;
        }
        double mantissa = positive * powerOfTwo(-(exponent / 2)) * powerOfTwo(-(exponent - exponent / 2));
        if (mantissa > 1.4142135623730951) {
            mantissa *= 0.5;
            exponent++;
        }
        double f = mantissa - 1;
        double s = f / (2 + f);
        double q = s * s;
        double series = 1.0 / 21;
        series = series * q + 1.0 / 19;
        series = series * q + 1.0 / 17;
        series = series * q + 1.0 / 15;
        series = series * q + 1.0 / 13;
        series = series * q + 1.0 / 11;
        series = series * q + 1.0 / 9;
        series = series * q + 1.0 / 7;
        series = series * q + 1.0 / 5;
        series = series * q + 1.0 / 3;
        series *= q;
        // log m = 2 s (1 + series) = f − s f + 2 s series: the leading term f is exact.
        double k = exponent - shift;
        return k * LN2_HIGH + (f - (s * f - (2 * s * series + k * LN2_LOW)));
    }

    /** Returns e^r − 1 for |r| ≤ ln 2 / 2, by its Taylor polynomial. */
    private static double expm1Reduced(double r) {
        double p = 1.0 / 6227020800L;
        p = p * r + 1.0 / 479001600;
        p = p * r + 1.0 / 39916800;
        p = p * r + 1.0 / 3628800;
        p = p * r + 1.0 / 362880;
        p = p * r + 1.0 / 40320;
        p = p * r + 1.0 / 5040;
        p = p * r + 1.0 / 720;
        p = p * r + 1.0 / 120;
        p = p * r + 1.0 / 24;
        p = p * r + 1.0 / 6;
        p = p * r + 0.5;
        return p * r * r + r;
    }

    private static double powerOfTwo(int k) {
        return Double.longBitsToDouble((long) (k + 1023) << 52);
    }
}

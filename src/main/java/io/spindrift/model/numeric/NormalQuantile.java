package io.spindrift.model.numeric;

/**
 * The quantile function of the standard normal distribution, to about 16 digits.
 *
 * <p>Algorithm AS 241, routine PPND16: M. J. Wichura, "The Percentage Points of the Normal Distribution", Applied
 * Statistics 37(3):477-484, 1988; the coefficients are those printed there.
 */
public final class NormalQuantile {
    /** Standard deviation of a normal distribution with mean 0 divided by its mean absolute value: √(π/2). */
    public static final double DEVIATION_OVER_SIZE = 1.2533141373155003;

    private static final double CENTER = 0.425;
    private static final double CENTER_SQUARED = 0.180625;
    private static final double TAIL_SPLIT = 5;

    private static final double[] CENTER_ABOVE = {
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608
    };
    private static final double[] CENTER_BELOW = {
        5226.495278852854561,
        28729.085735721942674,
        39307.89580009271061,
        21213.794301586595867,
        5394.1960214247511077,
        687.1870074920579083,
        42.313330701600911252,
        1
    };
    private static final double[] NEAR_ABOVE = {
        7.7454501427834140764e-4, 0.0227238449892691845833, 0.241780725177450611770, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734
    };
    private static final double[] NEAR_BELOW = {
        1.05075007164441684324e-9,
        5.475938084995344946e-4,
        0.0151986665636164571966,
        0.148103976427480074590,
        0.689767334985100004550,
        1.67638483018380384940,
        2.05319162663775882187,
        1
    };
    private static final double[] FAR_ABOVE = {
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.00124266094738807843860, 0.0265321895265761230930,
        0.296560571828504891230, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720
    };
    private static final double[] FAR_BELOW = {
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        0.0148753612908506148525,
        0.136929880922735805310,
        0.599832206555887937690,
        1
    };

    private NormalQuantile() {}

    /**
     * Returns the number below which a standard normal sample is with the given probability.
     *
     * @param probability in the open interval (0, 1)
     */
    public static double of(double probability) {
        double q = probability - 0.5;
        if (Math.abs(q) <= CENTER) {
            double r = CENTER_SQUARED - q * q;
            return q * polynomial(CENTER_ABOVE, r) / polynomial(CENTER_BELOW, r);
        }
        double r = Math.sqrt(-Functions.log(q < 0 ? probability : 1 - probability));
        double size = r <= TAIL_SPLIT
                ? polynomial(NEAR_ABOVE, r - 1.6) / polynomial(NEAR_BELOW, r - 1.6)
                : polynomial(FAR_ABOVE, r - TAIL_SPLIT) / polynomial(FAR_BELOW, r - TAIL_SPLIT);
        return q < 0 ? -size : size;
    }

    /** Horner's rule for degree seven, without a loop, which took twice the time. */
    private static double polynomial(double[] c, double x) {
        return ((((((c[0] * x + c[1]) * x + c[2]) * x + c[3]) * x + c[4]) * x + c[5]) * x + c[6]) * x + c[7];
    }
}

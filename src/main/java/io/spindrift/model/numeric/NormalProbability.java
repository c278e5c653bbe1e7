package io.spindrift.model.numeric;

/**
 * The distribution function of the standard normal distribution, to about 15 digits after the point:
 *
 * <pre>
 *     Φ(z) = ½ + φ(z) (z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + …)
 * </pre>
 *
 * <p>The series is that of G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11(4):1-11, 2004.
 */
public final class NormalProbability {
    /** ln √(2π). */
    private static final double LOG_NORMALIZER = 0.9189385332046728;

    /** Beyond, Φ is within 10⁻¹⁵ of 0 or 1. */
    private static final double MAX = 8;

    private NormalProbability() {}

    /** Returns the probability that a standard normal sample is at most z. */
    public static double of(double z) {
        if (Math.abs(z) > MAX) {
            return z < 0 ? 0 : 1;
        }
        double square = z * z;
        double term = z;
        double sum = z;
        double before = 0;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= square / i;
            sum += term;
        }
        return Clamp.between(0, 0.5 + sum * Functions.exp(-0.5 * square - LOG_NORMALIZER), 1);
    }
}

package io.spindrift.model.numeric;

/** The standard normal distribution function, and distances of statistics from their expectations. */
final class NormalDistribution {
    private static final double MAX = 8.5;
    private static final int CELLS_A_UNIT = 512;
    private static final int POINTS = (int) (2 * MAX * CELLS_A_UNIT) + 1;
    private static final double[] AT = cumulated();

    private NormalDistribution() {}

    static double density(double z) {
        return StrictMath.exp(-0.5 * z * z) / StrictMath.sqrt(2 * StrictMath.PI);
    }

    /** By the third-degree polynomial through values and slopes at both ends of a cell: within 1e-12. */
    static double below(double z) {
        double x = (Math.max(-MAX, Math.min(MAX, z)) + MAX) * CELLS_A_UNIT;
        int i = Math.min((int) x, POINTS - 2);
        double f = x - i;
        double width = 1.0 / CELLS_A_UNIT;
        double left = -MAX + i * width;
        double g = 1 - f;
        // Slopes within a cell of 1/512: the densities of its ends to second order.
        double slope = density(left);
        double next = slope * (1 - left * width + (left * left - 1) * width * width / 2);
        return g * g * (1 + 2 * f) * AT[i] + f * f * (3 - 2 * f) * AT[i + 1] + f * g * width * (g * slope - f * next);
    }

    /** How many deviations of a normal a chi-squared statistic is from its expectation (Wilson and Hilferty 1931). */
    static double deviations(double chiSquared, int degrees) {
        double share = 2.0 / (9 * degrees);
        return (Math.cbrt(chiSquared / degrees) - (1 - share)) / Math.sqrt(share);
    }

    /** Simpson's rule over each cell, from both ends to the middle. */
    private static double[] cumulated() {
        double[] at = new double[POINTS];
        double width = 1.0 / CELLS_A_UNIT;
        for (int i = 1; i < POINTS; i++) {
            double left = -MAX + (i - 1) * width;
            double mass = width / 6 * (density(left) + 4 * density(left + width / 2) + density(left + width));
            at[i] = at[i - 1] + mass;
        }
        return at;
    }
}

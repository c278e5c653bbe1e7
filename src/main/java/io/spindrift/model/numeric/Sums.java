package io.spindrift.model.numeric;

import java.util.Arrays;

/**
 * Sums over particles by a fixed tree: sixteen running sums, one per index modulo sixteen, folded in halves. The order of
 * additions depends on the number of terms alone, so that scalar code and vectors of any width give the same bits.
 *
 * <p>An instance holds the sixteen running sums, so that a sum allocates nothing.
 */
public final class Sums {
    private static final int LANES = 16;

    private final double[] lanes = new double[LANES];

    /** Σ values[i] for i below count. */
    public double of(double[] values, int count) {
        Arrays.fill(lanes, 0);
        for (int i = 0; i < count; i++) {
            lanes[i % LANES] += values[i];
        }
        return fold();
    }

    /** Σ left[i] right[i] for i below count. */
    public double ofProducts(double[] left, double[] right, int count) {
        Arrays.fill(lanes, 0);
        for (int i = 0; i < count; i++) {
            lanes[i % LANES] += left[i] * right[i];
        }
        return fold();
    }

    private double fold() {
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int lane = 0; lane < width; lane++) {
                lanes[lane] += lanes[lane + width];
            }
        }
        return lanes[0];
    }
}

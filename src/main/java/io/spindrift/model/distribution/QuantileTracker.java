package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.state.FieldVisitor;
import java.util.TreeMap;

/**
 * Quantiles q_k of a stream of numbers u at {@value #COUNT} probabilities τ_k from .001 to .999, tracked by steps of the size of the
 * density. With n the count and h the horizon:
 *
 * <pre>
 *     q_k ← q_k + κ d_k (τ_k − 1{u < q_k}),  not where u = q_k;   κ = max(1/(n/h + 3000), .001/h)
 *     d_k = (q_{k+1} − q_{k−1})/(τ_{k+1} − τ_{k−1}), within .2 to 3 times that of the start               (BJ)
 * </pre>
 *
 * <p>The start is halfway between the normal and the Laplace distribution of mean size 1: q⁰ = ½ √(π/2) Φ⁻¹(τ) + ½ Laplace⁻¹(τ). Each q_k is
 * bounded by 5 |q⁰_k| + .5; for τ ≤ .2 and τ ≥ .8 it keeps its sign and at least .3 of its start. Then from below to above, two
 * neighbors in the wrong order both get their mean; where that leaves one below the quantile before, it gets that one. (Stochastic quantile steps: L. Tierney, SIAM Journal on Scientific and Statistical
 * Computing 4(4):706-711, 1983. The steps are slow on purpose: misses of overlapping forecasts come in runs.)
 */
final class QuantileTracker {
    /** How many quantiles there are. */
    static final int COUNT = 23;
    /** Index of τ = .02. */
    static final int LOW = 3;
    /** Index of τ = .98. */
    static final int HIGH = COUNT - 1 - LOW;

    private static final double[] TAU = {
        0.001, 0.005, 0.01, 0.02, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975,
        0.98, 0.99, 0.995, 0.999
    };
    private static final double SLOWEST_START = 3000;
    private static final double RATE = 0.001;
    private static final double MIN_SLOPE = 0.2;
    private static final double MAX_SLOPE = 3;
    private static final double MAX_OF_START = 5;
    private static final double MARGIN = 0.5;
    private static final double MIN_OF_START = 0.3;
    private static final double OUTER = 0.2;

    private static final double[] START = new double[COUNT];
    private static final double[] START_SLOPE = new double[COUNT];
    private static final double[] PER_WIDTH = new double[COUNT];
    private static final double[] MIN = new double[COUNT];
    private static final double[] MAX = new double[COUNT];

    static {
        for (int k = 0; k < COUNT; k++) {
            double normal = NormalQuantile.DEVIATION_OVER_SIZE * NormalQuantile.of(TAU[k]);
            START[k] = 0.5 * normal + 0.5 * laplaceQuantile(TAU[k]);
        }
        for (int k = 0; k < COUNT; k++) {
            PER_WIDTH[k] = 1 / (TAU[above(k)] - TAU[below(k)]);
            START_SLOPE[k] = (START[above(k)] - START[below(k)]) * PER_WIDTH[k];
            double bound = MAX_OF_START * Math.abs(START[k]) + MARGIN;
            double inner = MIN_OF_START * Math.abs(START[k]);
            MIN[k] = TAU[k] >= 1 - OUTER ? inner : -bound;
            MAX[k] = TAU[k] <= OUTER ? -inner : bound;
        }
    }

    private final int horizon;
    private final double[] quantiles = new double[COUNT];

    QuantileTracker(int horizon) {
        this.horizon = horizon;
        for (int k = 0; k < COUNT; k++) {
            quantiles[k] = START[k];
        }
    }

    private static double laplaceQuantile(double probability) {
        return probability < 0.5 ? Functions.log(2 * probability) : -Functions.log(2 * (1 - probability));
    }

    private static int below(int k) {
        return Math.max(k - 1, 0);
    }

    private static int above(int k) {
        return Math.min(k + 1, COUNT - 1);
    }

    /** A probability between two tracked ones: quantiles are linear in Φ⁻¹ between them, and flat beyond the outermost. */
    record Point(int below, double share) {
        /** @param probability in (0, 1) */
        static Point of(double probability) {
            double within = Clamp.between(TAU[0], probability, TAU[COUNT - 1]);
            int k = 0;
            while (k < COUNT - 2 && TAU[k + 1] < within) {
                k++;
            }
            double low = NormalQuantile.of(TAU[k]);
            double high = NormalQuantile.of(TAU[k + 1]);
            return new Point(k, (NormalQuantile.of(within) - low) / (high - low));
        }
    }

    /** The quantile at a probability. */
    double at(Point point) {
        double low = quantiles[point.below];
        return low + point.share * (quantiles[point.below + 1] - low);
    }

    /** All quantiles, times a scale, by Φ⁻¹(τ). */
    TreeMap<Double, Double> spread(double scale) {
        TreeMap<Double, Double> spread = new TreeMap<>();
        for (int k = 0; k < COUNT; k++) {
            spread.put(NormalQuantile.of(TAU[k]), scale * quantiles[k]);
        }
        return spread;
    }

    /** The quantile at τ = .02. */
    double low() {
        return quantiles[LOW];
    }

    /** The quantile at τ = .98. */
    double high() {
        return quantiles[HIGH];
    }

    /** Returns τ of a number between the quantiles at .02 and .98, linear between neighbors. */
    double probability(double u) {
        int k = LOW;
        while (k < HIGH - 1 && quantiles[k + 1] < u) {
            k++;
        }
        double width = quantiles[k + 1] - quantiles[k];
        double share = width > 0 ? (u - quantiles[k]) / width : 0.5;
        return TAU[k] + share * (TAU[k + 1] - TAU[k]);
    }

    /**
     * Takes a number in.
     *
     * @param count how many there have been, this one included
     */
    void learn(double u, long count) {
        double rate = Math.max(1 / ((double) count / horizon + SLOWEST_START), RATE / horizon);
        double before = quantiles[0];
        for (int k = 0; k < COUNT; k++) {
            double present = quantiles[k];
            double slope = (quantiles[above(k)] - before) * PER_WIDTH[k];
            double bounded = Clamp.between(MIN_SLOPE * START_SLOPE[k], slope, MAX_SLOPE * START_SLOPE[k]);
            double step = u == present ? 0 : rate * bounded * (TAU[k] - (u < present ? 1 : 0));
            quantiles[k] = Clamp.between(MIN[k], present + step, MAX[k]);
            before = present;
        }
        order();
    }

    private void order() {
        for (int k = 1; k < COUNT; k++) {
            if (quantiles[k] < quantiles[k - 1]) {
                double mean = 0.5 * (quantiles[k] + quantiles[k - 1]);
                quantiles[k] = mean;
                quantiles[k - 1] = mean;
            }
        }
        // A mean can be below the quantile before the lower of both.
        for (int k = 1; k < COUNT; k++) {
            quantiles[k] = Math.max(quantiles[k], quantiles[k - 1]);
        }
    }

    void visit(FieldVisitor fields) {
        fields.float64s("shape.quantiles", quantiles);
    }
}

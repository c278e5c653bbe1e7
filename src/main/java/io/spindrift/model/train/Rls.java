package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.state.StateExchange;

/**
 * Recursive least squares with forgetting, d̂ = wᵀ [x; 1], in Potter's square-root form (J. E. Potter 1963; G. J. Bierman,
 * Factorization Methods for Discrete Sequential Estimation, 1977, chapter II): P = L Lᵀ is never formed, so it cannot lose its
 * positivity (docs/maths.md):
 *
 * <pre>
 *     f = Lᵀ u;   S = λ + fᵀ f;   k = L f
 *     w ← w + k (d − d̂) / S
 *     L ← (L − k fᵀ / (S + √(λ S))) / √λ
 * </pre>
 *
 * <p>P_0 is startVariance · I, for the intercept {@value #INTERCEPT_FACTOR} times that.
 *
 * <p>Bounds: the innovation is bounded ({@link Innovation}) once the first labels have set its scale; and λ is 1 in a step that
 * begins with a trace of P above that of P_0, since in directions that the regressors leave out P would grow by 1/λ for ever
 * (estimator wind-up; K. J. Åström, B. Wittenmark, Adaptive Control, 2nd edition, section 11.5). Cost of a step: O(p²).
 */
public final class Rls implements Learner {
    private static final int BOUNDED_AFTER = 60;
    private static final double ERROR_RATE = 0.01;
    /** The variance of the errors is taken as at least this share of that of the labels. */
    private static final double LEAST_ERROR_SHARE = 0.05;
    /** The intercept starts with so many times the variance of a weight, since labels need not be centred. */
    private static final double INTERCEPT_FACTOR = 100;

    private final RlsSettings settings;
    private final double[] weights;
    private final double[][] root;
    private final double startTrace;
    private long labels;
    private double errorVariance;
    /** Keeps the bound open where errors have been nothing, as over a constant stretch. */
    private final Innovation innovation = new Innovation(LEAST_ERROR_SHARE);

    private final double[] input;
    private final double[] along;
    private final double[] gain;

    public Rls(RlsSettings settings, int inputs) {
        this.settings = settings;
        int size = inputs + 1;
        weights = new double[size];
        root = Rows.zeros(size, size);
        for (int i = 0; i < size; i++) {
            root[i][i] = Math.sqrt(settings.startVariance() * (i == size - 1 ? INTERCEPT_FACTOR : 1));
        }
        startTrace = trace();
        input = new double[size];
        along = new double[size];
        gain = new double[size];
    }

    @Override
    public void learn(double[] x, double label) {
        double error = bounded(label - forecast(x));
        innovation.update(label);
        System.arraycopy(x, 0, input, 0, x.length);
        input[x.length] = 1;
        for (int j = 0; j < along.length; j++) {
            along[j] = 0;
        }
        for (int i = 0; i < input.length; i++) {
            Rows.addScaled(root[i], input[i], along);
        }
        double spread = dot(along, along);
        double forgetting = trace() > startTrace ? 1 : settings.forgetting();
        double variance = forgetting + spread;
        double shrink = 1 / (variance + Math.sqrt(forgetting * variance));
        double grow = 1 / Math.sqrt(forgetting);
        for (int i = 0; i < root.length; i++) {
            gain[i] = dot(root[i], along);
        }
        for (int i = 0; i < root.length; i++) {
            weights[i] = Particles.bounded(weights[i] + gain[i] * error / variance);
            for (int j = 0; j < along.length; j++) {
                root[i][j] = (root[i][j] - shrink * gain[i] * along[j]) * grow;
            }
        }
    }

    @Override
    public void skip(double[] x) {
        // Without a label, nothing is known.
    }

    @Override
    public Outlook outlook() {
        return new Stateless(this::forecast);
    }

    @Override
    public void exchange(StateExchange io) {
        labels = io.wide("rls.labels", labels);
        errorVariance = io.number("rls.errorVariance", errorVariance);
        innovation.exchange(io);
        io.numbers("rls.weights", weights);
        Particles.exchange(io, "rls.root", root);
    }

    private double forecast(double[] x) {
        double sum = weights[x.length];
        for (int k = 0; k < x.length; k++) {
            sum += weights[k] * x[k];
        }
        return sum;
    }

    private double bounded(double error) {
        labels++;
        double variance = Math.max(errorVariance, innovation.noise());
        double bound = labels > BOUNDED_AFTER ? Innovation.BOUND * Math.sqrt(variance) : Double.MAX_VALUE;
        double bounded = Math.max(-bound, Math.min(bound, error));
        double rate = Math.max(1.0 / labels, ERROR_RATE);
        errorVariance += rate * (bounded * bounded - errorVariance);
        return bounded;
    }

    private double trace() {
        double trace = 0;
        for (double[] row : root) {
            trace += dot(row, row);
        }
        return trace;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}

package io.spindrift.model.train;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.scale.ErrorBound;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * Recursive least squares with forgetting, d̂ = wᵀ [x; 1] ({@link RecursiveLeastSquares}). P_0 is initVariance · I, and
 * {@value #INTERCEPT_FACTOR} times that for the intercept. The innovation is bounded ({@link Innovation}) after the
 * first labels, which determine its scale. Cost of a step: O(p²).
 */
public final class Rls implements StatelessLearner {
    private static final int BOUNDED_AFTER = 60;
    private static final double ERROR_RATE = 0.01;
    /** Minimum of the error variance relative to the variance of the labels. */
    private static final double MIN_ERROR_SHARE = 0.05;
    /** Initial variance of the intercept relative to that of a weight, since labels need not be centered. */
    private static final double INTERCEPT_FACTOR = 100;

    private final RecursiveLeastSquares squares;
    private long labels;
    private double errorVariance;
    /** Keeps the bound above 0 after errors of 0, as for a constant series. */
    private final Innovation innovation = new Innovation(MIN_ERROR_SHARE);

    private final double[] input;

    public Rls(RlsSettings settings, int inputs, Precision precision) {
        double[] variances = new double[inputs + 1];
        Arrays.fill(variances, settings.initVariance());
        variances[inputs] *= INTERCEPT_FACTOR;
        squares = new RecursiveLeastSquares(variances, settings.forgetting(), precision);
        input = new double[inputs + 1];
        input[inputs] = 1;
    }

    @Override
    public void learn(double[] x, double label) {
        double error = bounded(label - forecast(x));
        innovation.update(label);
        squares.correct(input, error);
    }

    @Override
    public void transfer(long learned) {
        squares.discount(learned);
    }

    @Override
    public void visit(FieldVisitor fields) {
        labels = fields.int64("rls.labels", labels);
        errorVariance = fields.float64("rls.errorVariance", errorVariance);
        innovation.visit(fields);
        squares.visit(fields, "rls");
    }

    @Override
    public double forecast(double[] x) {
        System.arraycopy(x, 0, input, 0, x.length);
        return squares.forecast(input);
    }

    private double bounded(double error) {
        labels++;
        double variance = Math.max(errorVariance, innovation.noise());
        double bound = labels > BOUNDED_AFTER ? ErrorBound.DEVIATIONS * Math.sqrt(variance) : Double.MAX_VALUE;
        double bounded = Clamp.symmetric(error, bound);
        double rate = RunningMoments.rate(labels, ERROR_RATE);
        errorVariance = RunningMoments.fadingMean(errorVariance, bounded * bounded, rate);
        return bounded;
    }
}

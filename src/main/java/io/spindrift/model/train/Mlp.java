package io.spindrift.model.train;

import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.numeric.Symmetric;
import io.spindrift.model.scale.ErrorBound;
import io.spindrift.model.scale.ErrorVariance;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * A multilayer perceptron with one hidden layer, learned by the extended Kalman filter jointly over all its parameters θ
 * (S. Singhal, L. Wu, NIPS 1, 133-140, 1989; docs/maths.md):
 *
 * <pre>
 *     d̂ = wᵀ tanh(W x + b) + vᵀ x + a                                          (L)
 *     P ← P + q I;   S = gᵀ P g + R,  g = ∂d̂/∂θ;   θ ← θ + P g e / S;   P ← P − P g gᵀ P / S
 * </pre>
 *
 * <p>with m hidden units, w in R^m, W in R^{m×p}, v in R^p. It suits regressors without serial dependence, for which a
 * recurrent state only adds noise. R is a multiple of the running variance of its own errors ({@link ErrorVariance}). The
 * innovation is bounded ({@link ErrorBound}). Cost of a step: 2 n² multiplications, n = m (p + 2) + p + 1.
 */
public final class Mlp implements StatelessLearner {
    private static final double READOUT_DEVIATION = 0.1;

    private final MlpSettings settings;
    private final int inputs;
    private final int units;
    /** W and b, unit by unit; w; v; a. */
    private final double[] parameters;

    private final Symmetric covariance;
    private final ErrorVariance errors = new ErrorVariance();

    private final Rows hidden;
    private final double[] gradient;
    /** P g. */
    private final Rows gain;

    private final int[] whole;
    private final double roundingShare;

    public Mlp(MlpSettings settings, int inputs, long series, Precision precision) {
        this.settings = settings;
        this.inputs = inputs;
        units = settings.unitsFor(inputs);
        int size = settings.parameters(inputs);
        parameters = new double[size];
        covariance = Symmetric.diagonal(precision, initVariances());
        hidden = Rows.zeros(precision, 1, units);
        gradient = new double[size];
        gain = covariance.vectors(1);
        whole = new int[] {0, size};
        roundingShare = GaussianBlock.roundingShare(precision);
        draw(new Noise(series, settings.seed()));
    }

    private void draw(Noise noise) {
        double[] normal = new double[1];
        for (int i = 0; i < parameters.length; i++) {
            boolean gate = i < readout();
            if (i < readout() + units) {
                normal[0] = 0;
                double deviation = gate ? settings.initStddev() / Math.sqrt(inputs) : READOUT_DEVIATION;
                noise.addNormals(Purpose.START, 0, i, deviation, normal, 1);
                parameters[i] = normal[0];
            }
        }
    }

    private double[] initVariances() {
        double[] variances = new double[parameters.length];
        Arrays.fill(variances, 1);
        Arrays.fill(variances, 0, readout(), settings.initVariance());
        return variances;
    }

    @Override
    public void learn(double[] x, double label) {
        double forecast = forecast(x);
        differentiate(x);
        covariance.times(whole, gradient, gain);
        double variance = settings.errorRatio() * errors.value();
        // P was multiplied before the process noise was added, so the noise is added to the product as well. This saves
        // a second pass over P.
        gain.addScaledPart(0, 0, gradient, gradient.length, settings.processNoise());
        covariance.addToDiagonal(settings.processNoise(), GaussianBlock.MAX_VARIANCE);
        for (int i = 0; i < gradient.length; i++) {
            double withRounding = gain.get(0, i) + roundingShare * gradient[i] * covariance.get(i, i);
            variance += gradient[i] * withRounding;
        }
        variance = Math.max(variance, settings.errorRatio() * errors.value());
        double error = label - forecast;
        double factor = ErrorBound.apply(error, variance) / variance;
        double scale = 1 / Math.sqrt(variance);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = Particles.bounded(parameters[i] + factor * gain.get(0, i));
        }
        gain.scale(0, scale);
        covariance.subtractSquare(gain, 0, GaussianBlock.MIN_VARIANCE);
        errors.update(error);
    }

    @Override
    public void transfer(long labels) {
        CovarianceInflation.of(covariance, initVariances(), PowerPrior.share(labels));
    }

    @Override
    public void visit(FieldVisitor fields) {
        errors.visit(fields);
        fields.float64s("mlp.parameters", parameters);
        covariance.visit(fields, "mlp.covariance");
    }

    @Override
    public double forecast(double[] x) {
        for (int j = 0; j < units; j++) {
            int row = j * (inputs + 1);
            double sum = parameters[row + inputs];
            for (int k = 0; k < inputs; k++) {
                sum += parameters[row + k] * x[k];
            }
            hidden.set(0, j, sum);
        }
        hidden.tanh(0, 1);
        int direct = readout() + units;
        double forecast = parameters[parameters.length - 1];
        for (int j = 0; j < units; j++) {
            forecast += parameters[readout() + j] * hidden.get(0, j);
        }
        for (int k = 0; k < inputs; k++) {
            forecast += parameters[direct + k] * x[k];
        }
        return RolloutState.bounded(forecast);
    }

    /** Computes g after a forecast. */
    private void differentiate(double[] x) {
        for (int j = 0; j < units; j++) {
            int row = j * (inputs + 1);
            double h = hidden.get(0, j);
            double slope = parameters[readout() + j] * (1 - h * h);
            for (int k = 0; k < inputs; k++) {
                gradient[row + k] = slope * x[k];
            }
            gradient[row + inputs] = slope;
            gradient[readout() + j] = h;
        }
        System.arraycopy(x, 0, gradient, readout() + units, inputs);
        gradient[gradient.length - 1] = 1;
    }

    private int readout() {
        return units * (inputs + 1);
    }
}

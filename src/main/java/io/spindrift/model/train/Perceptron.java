package io.spindrift.model.train;

import io.spindrift.model.numeric.Activations;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/**
 * A network without memory, learnt by the extended Kalman filter jointly over all its parameters θ (S. Singhal, L. Wu, NIPS 1,
 * 133-140, 1989; docs/maths.md):
 *
 * <pre>
 *     d̂ = wᵀ tanh(W x + b) + vᵀ x + a                                          (L)
 *     P ← P + q I;   S = gᵀ P g + R,  g = ∂d̂/∂θ;   θ ← θ + P g e / S;   P ← P − P g gᵀ P / S
 * </pre>
 *
 * <p>with m hidden units, w in R^m, W in R^{m×p}, v in R^p. For regressors without serial dependence, where a recurrent state
 * brings noise alone, and beside recurrent networks. R is a multiple of the running variance of its own errors
 * ({@link ErrorVariance}); the innovation is bounded ({@link Innovation}). Cost of a step: 2 n² multiplications, n = m (p + 2) +
 * p + 1.
 */
public final class Perceptron implements Memoryless {
    private static final double READOUT_DEVIATION = 0.1;

    private final PerceptronSettings settings;
    private final int inputs;
    private final int units;
    /** W and b, unit by unit; w; v; a. */
    private final double[] parameters;

    private final double[][] covariance;
    private final ErrorVariance errors = new ErrorVariance();

    private final double[] hidden;
    private final double[] gradient;
    private final double[] gain;

    public Perceptron(PerceptronSettings settings, int inputs, long series) {
        this.settings = settings;
        this.inputs = inputs;
        units = settings.unitsFor(inputs);
        int size = settings.parameters(inputs);
        parameters = new double[size];
        covariance = Rows.zeros(size, size);
        hidden = new double[units];
        gradient = new double[size];
        gain = new double[size];
        draw(new Noise(series, settings.seed()));
    }

    private void draw(Noise noise) {
        double[] normal = new double[1];
        double[] variances = startVariances();
        for (int i = 0; i < parameters.length; i++) {
            boolean gate = i < readout();
            covariance[i][i] = variances[i];
            if (i < readout() + units) {
                normal[0] = 0;
                double deviation = gate ? settings.startDeviation() / Math.sqrt(inputs) : READOUT_DEVIATION;
                noise.addNormals(Purpose.START, 0, i, deviation, normal, 1);
                parameters[i] = normal[0];
            }
        }
    }

    private double[] startVariances() {
        double[] variances = new double[parameters.length];
        Arrays.fill(variances, 1);
        Arrays.fill(variances, 0, readout(), settings.hiddenVariance());
        return variances;
    }

    @Override
    public void learn(double[] x, double label) {
        double forecast = forecast(x);
        differentiate(x);
        for (int i = 0; i < parameters.length; i++) {
            covariance[i][i] = Math.min(covariance[i][i] + settings.drift(), GaussianBlock.VARIANCE_MOST);
        }
        Arrays.fill(gain, 0);
        Rows.addScaled(covariance, 0, gradient, 0, gradient.length, gain);
        double variance = settings.errorShare() * errors.value();
        for (int i = 0; i < gain.length; i++) {
            variance +=
                    gradient[i] * gain[i] + GaussianBlock.ROUNDING_SHARE * gradient[i] * gradient[i] * covariance[i][i];
        }
        variance = Math.max(variance, settings.errorShare() * errors.value());
        double error = label - forecast;
        double factor = Innovation.bounded(error, variance) / variance;
        double scale = 1 / Math.sqrt(variance);
        for (int i = 0; i < gain.length; i++) {
            parameters[i] = Particles.bounded(parameters[i] + factor * gain[i]);
            gain[i] *= scale;
        }
        for (int i = 0; i < gain.length; i++) {
            Rows.addScaled(gain, -gain[i], covariance[i]);
            covariance[i][i] = Math.max(covariance[i][i], GaussianBlock.VARIANCE_LEAST);
        }
        errors.update(error);
    }

    @Override
    public void transfer(long labels) {
        SymmetricRows.discount(covariance, 0, startVariances(), Transfer.share(labels));
    }

    /** Half of P is stored; the other half is its mirror image. */
    @Override
    public void exchange(StateExchange io) {
        errors.exchange(io);
        io.numbers("perceptron.parameters", parameters);
        SymmetricRows.exchange(io, "perceptron.covariance", covariance);
    }

    @Override
    public double forecast(double[] x) {
        for (int j = 0; j < units; j++) {
            int row = j * (inputs + 1);
            double sum = parameters[row + inputs];
            for (int k = 0; k < inputs; k++) {
                sum += parameters[row + k] * x[k];
            }
            hidden[j] = sum;
        }
        Activations.tanh(hidden);
        int direct = readout() + units;
        double forecast = parameters[parameters.length - 1];
        for (int j = 0; j < units; j++) {
            forecast += parameters[readout() + j] * hidden[j];
        }
        for (int k = 0; k < inputs; k++) {
            forecast += parameters[direct + k] * x[k];
        }
        return Math.max(-Outlook.FORECAST_BOUND, Math.min(Outlook.FORECAST_BOUND, forecast));
    }

    /** g, after a forecast. */
    private void differentiate(double[] x) {
        for (int j = 0; j < units; j++) {
            int row = j * (inputs + 1);
            double slope = parameters[readout() + j] * (1 - hidden[j] * hidden[j]);
            for (int k = 0; k < inputs; k++) {
                gradient[row + k] = slope * x[k];
            }
            gradient[row + inputs] = slope;
            gradient[readout() + j] = hidden[j];
        }
        System.arraycopy(x, 0, gradient, readout() + units, inputs);
        gradient[gradient.length - 1] = 1;
    }

    private int readout() {
        return units * (inputs + 1);
    }
}

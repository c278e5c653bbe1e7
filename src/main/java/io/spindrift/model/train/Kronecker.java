package io.spindrift.model.train;

import io.spindrift.model.kronecker.GaussianReadout;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.scale.ErrorBound;
import io.spindrift.model.scale.ErrorVariance;
import io.spindrift.model.state.FieldVisitor;
import java.util.List;

/**
 * An extended Kalman filter over the parameters of a network, whose covariance is a Kronecker product for each layer of gates (docs/maths.md,
 * (Y) to (AC)):
 *
 * <pre>
 *     S = R + φᵀ P_β φ + Σ α υ over the layers;   g = clamp(d − d̂, ±4 √S) / S         (Y)
 *     β ← β + g P_β φ;   W ← W + g a bᵀ for each layer                                (Z)
 * </pre>
 *
 * <p>The read-out β, here with a bias, has an exact covariance. Derivatives hold s_{t−1} fixed. R is a multiple of the variance of the
 * errors. With n gate parameters in r rows of k inputs, a state has about n + (r² + k²)/2 numbers, where the blocks of {@link GateProposal}
 * have n + r k²/2, and a step costs O(n + r² + k²).
 */
public final class Kronecker implements Learner {
    private final KroneckerSettings settings;
    private final Precision precision;
    private final Network network;
    private final Particles particle;
    private final GaussianReadout readout;
    private final List<GateLayer> layers;
    private final ErrorVariance errors = new ErrorVariance();
    private final Rows forecast;
    private final float[] features;

    public Kronecker(KroneckerSettings settings, int inputs, long series, Precision precision) {
        this.settings = settings;
        this.precision = precision;
        network = new Network(settings.network(), precision, inputs, 1, true);
        particle = new Particles(network, precision, 1);
        particle.draw(new Noise(series, settings.seed()), settings.initStddev());
        particle.beta.fill(0);
        readout = new GaussianReadout(network.linearParameters(), settings.processNoise());
        layers = GateLayer.of(network, settings);
        forecast = Rows.zeros(precision, 1, 1);
        features = new float[network.linearParameters()];
    }

    @Override
    public void learn(double[] x, double label) {
        particle.advance(x);
        particle.read(x);
        particle.linearize();
        network.forecast(particle.beta, forecast);
        double error = label - forecast.get(0, 0);
        double variance = predictVariance();
        double factor = ErrorBound.apply(error, variance) / variance;
        readout.update(factor, variance);
        copyReadout();
        for (GateLayer layer : layers) {
            layer.update(particle.gates, factor, variance);
        }
        errors.update(error);
    }

    @Override
    public void skip(double[] x) {
        particle.advance(x);
    }

    @Override
    public RolloutState rollout() {
        return ParticleRollout.ofOne(particle, new Network(settings.network(), precision, network.inputs(), 1, true));
    }

    @Override
    public void transfer(long labels) {
        double share = PowerPrior.share(labels);
        particle.resetState();
        readout.inflate(share);
        layers.forEach(layer -> layer.inflate(share));
    }

    @Override
    public void visit(FieldVisitor fields) {
        errors.visit(fields);
        particle.gates.visit(fields, "gates");
        particle.state.visit(fields, "state");
        readout.visit(fields, "readout");
        layers.forEach(layer -> layer.visit(fields));
        copyReadout();
    }

    /** Returns S. */
    private double predictVariance() {
        for (int k = 0; k < features.length; k++) {
            features[k] = (float) network.features().get(k, 0);
        }
        double variance = settings.errorRatio() * errors.value() + readout.predict(features);
        for (GateLayer layer : layers) {
            variance += layer.predict(network);
        }
        return variance;
    }

    private void copyReadout() {
        for (int k = 0; k < features.length; k++) {
            particle.beta.set(k, 0, readout.weights()[k]);
        }
    }
}

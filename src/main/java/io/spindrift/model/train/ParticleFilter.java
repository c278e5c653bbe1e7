package io.spindrift.model.train;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ProcessNoise;
import io.spindrift.model.numeric.ResamplingPlan;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.scale.ErrorBound;
import io.spindrift.model.scale.ErrorVariance;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.ParticleFilterSettings.Weighting;
import java.util.OptionalDouble;

/**
 * The paper's particle filter over the state and all parameters of a network, a = [s; θ] (Ergen and Kozat 2018, equations 40
 * and 41; docs/maths.md), with three remedies that can be enabled separately:
 *
 * <pre>
 *     a^i_t = φ(a^i_{t-1}, x_t) + η^i_t,  η ~ N(0, σ² I)       (40), the proposal is the prior
 *     d_t   = d̂(a_t) + ξ_t,              ξ ~ N(0, R)           (41)
 *     log ω^i ← λ log ω^i + τ log p(d_t | a^i_t)               (A), λ = τ = 1 in the paper; others are R3
 *     d̂_t = Σ_i ω^i_{t-1} d̂^i_t                               (B), weights that have not seen d_t
 *     resample, systematically, when N_eff = 1 / Σ (ω^i_t)² < N_T   (C)
 * </pre>
 *
 * <p>R1 integrates the read-out out (J): each particle has a normal distribution N(μ, P) of β. With R2, an extended Kalman
 * filter proposes the gates. With either, particle i predicts the label as N(d̂^i, S^i), where S^i is R plus the variance of
 * its distributions, and the innovation is bounded ({@link ErrorBound}). With one particle, both remedies and σ = 0, this is
 * the decoupled extended Kalman filter. A forecast propagates particles without noise. Cost of a step: O(N (m² + mp + p²)),
 * with blocks O(N (4m + p)(m + p)²).
 */
public final class ParticleFilter implements Learner {
    /** Rows of {@link #work}: the forecasts d̂^i, S^i, (d − d̂^i)/S^i, and ones. */
    private static final int FORECAST = 0;

    private static final int VARIANCE = 1;
    private static final int FACTOR = 2;
    private static final int ONE = 3;

    private final ParticleFilterSettings settings;
    private final Precision precision;
    private final Noise noise;
    private final Network network;
    private final Particles particles;
    private final ParticleWeights weights;
    private final Innovation innovation;
    private final ErrorVariance errors = new ErrorVariance();
    /** Null unless the read-out is integrated out. */
    private final GaussianBlock linear;
    /** Null if the prior is the proposal. */
    private final GateProposal proposal;

    /** The noise of the state, the gates and β. Each is null if there is none. */
    private final ProcessNoise stateNoise;

    private final ProcessNoise gatesNoise;
    private final ProcessNoise betaNoise;

    private long step;

    private final Rows work;

    private final double[] forecasts;
    private final double[] variance;
    private final double[] factor;
    private final double[] logLikelihood;
    private final int[] ancestors;
    private final ResamplingPlan resamplingPlan;

    public ParticleFilter(ParticleFilterSettings settings, int inputs, long series, Precision precision) {
        this.settings = settings;
        this.precision = precision;
        int count = settings.particles();
        boolean integrated = settings.remedies().integrated();
        noise = new Noise(series, settings.seed());
        network = new Network(settings.network(), precision, inputs, count, integrated);
        particles = new Particles(network, precision, count);
        particles.draw(noise, settings.initStddev());
        weights = new ParticleWeights(count);
        innovation = new Innovation(settings.noiseRatio());
        linear = integrated
                ? new GaussianBlock(
                        precision,
                        network.linearParameters(),
                        1,
                        count,
                        settings.remedies().covariances().readoutInitVariance())
                : null;
        if (integrated) {
            particles.beta.fill(0);
        }
        proposal = switch (settings.remedies().proposal()) {
            case PRIOR -> null;
            case DIAGONAL ->
                new GateProposal.Diagonal(
                        network,
                        precision,
                        count,
                        settings.remedies().covariances().gateInitVariance());
            case BLOCKS ->
                new GateProposal.Blocks(
                        network,
                        precision,
                        count,
                        settings.remedies().covariances().gateInitVariance());
        };
        boolean noisy = settings.processNoiseStddev() > 0;
        int states = network.stateRows();
        stateNoise = noisy && proposal == null ? processNoise(0, Particles.STATE_BOUND) : null;
        gatesNoise = noisy && proposal == null ? processNoise(states, Particles.PARAMETER_BOUND) : null;
        betaNoise = noisy && linear == null
                ? processNoise(states + network.gateParameters(), Particles.PARAMETER_BOUND)
                : null;
        work = Rows.zeros(precision, ONE + 1, count);
        work.fill(ONE, 1);
        forecasts = new double[count];
        variance = new double[count];
        factor = new double[count];
        logLikelihood = new double[count];
        ancestors = new int[count];
        resamplingPlan = new ResamplingPlan(count);
    }

    @Override
    public void learn(double[] x, double label) {
        innovation.update(label);
        propagate(x);
        particles.read(x);
        network.forecast(particles.beta, work);
        work.read(FORECAST, forecasts);
        predictVariance();
        errors.update(label - weights.mean(forecasts));
        updateWeights(label);
        correct();
        if (weights.effectiveSampleSize() < settings.essThreshold() * settings.particles()) {
            resample();
        }
    }

    @Override
    public void skip(double[] x) {
        propagate(x);
    }

    @Override
    public OptionalDouble effectiveSampleSize() {
        return OptionalDouble.of(weights.effectiveSampleSize());
    }

    @Override
    public RolloutState rollout() {
        Network rolloutNetwork = new Network(
                settings.network(),
                precision,
                network.inputs(),
                settings.particles(),
                settings.remedies().integrated());
        Rows row = Rows.zeros(precision, 1, settings.particles());
        double[] forecastOfEach = new double[settings.particles()];
        return new ParticleRollout(particles, rolloutNetwork, read -> {
            read.forecast(particles.beta, row);
            row.read(0, forecastOfEach);
            return weights.mean(forecastOfEach);
        });
    }

    /** The noise restarts at step 0: it is keyed by series and step. */
    @Override
    public void transfer(long labels) {
        step = 0;
        particles.resetState();
        if (linear != null) {
            linear.discount(settings.remedies().covariances().readoutInitVariance(), PowerPrior.share(labels));
        }
        if (proposal != null) {
            proposal.discount(settings.remedies().covariances().gateInitVariance(), PowerPrior.share(labels));
        }
    }

    @Override
    public void visit(FieldVisitor fields) {
        step = fields.int64("filter.step", step);
        innovation.visit(fields);
        errors.visit(fields);
        particles.visit(fields);
        weights.visit(fields);
        if (linear != null) {
            linear.visit(fields);
        }
        if (proposal != null) {
            proposal.visit(fields);
        }
    }

    /**
     * Moves the particles: a^i ← φ(a^i, x) + η^i. Parameters with a normal distribution have process noise in their
     * covariance instead.
     */
    private void propagate(double[] x) {
        step++;
        if (gatesNoise == null) {
            particles.advance(x);
        } else {
            gatesNoise.begin(step);
            particles.advance(x, gatesNoise);
            stateNoise.begin(step);
            stateNoise.addTo(particles.state);
        }
        if (betaNoise != null) {
            betaNoise.begin(step);
            betaNoise.addTo(particles.beta);
        }
    }

    private ProcessNoise processNoise(int firstRow, double bound) {
        return new ProcessNoise(
                noise, settings.noise(), firstRow, settings.processNoiseStddev(), bound, settings.particles());
    }

    /** Computes S^i. */
    private void predictVariance() {
        double noise = noise();
        work.fill(VARIANCE, noise);
        double drift = settings.remedies().covariances().processNoise();
        if (linear != null) {
            linear.set(0, work, ONE, network.features());
            linear.predict(drift, work, VARIANCE);
        }
        if (proposal != null) {
            particles.linearize();
            proposal.predict(network, drift, work, VARIANCE);
        }
        // Rounding errors of a covariance must not make S^i smaller than R.
        work.atLeast(VARIANCE, noise);
        work.read(VARIANCE, variance);
    }

    /** Returns R. */
    private double noise() {
        return settings.errorRatio() > 0 ? settings.errorRatio() * errors.value() : innovation.noise();
    }

    /** Updates the weights by the likelihood of the label, and computes (d − d̂^i)/S^i, bounded. */
    private void updateWeights(double label) {
        boolean paper = proposal == null && linear == null;
        for (int i = 0; i < forecasts.length; i++) {
            double residual = label - forecasts[i];
            if (!paper) {
                residual = ErrorBound.apply(residual, variance[i]);
                factor[i] = residual / variance[i];
            }
            // In the paper's filter all S^i are the same, so their logarithm changes no weight.
            logLikelihood[i] =
                    -0.5 * residual * residual / variance[i] - (paper ? 0 : 0.5 * Functions.log(variance[i]));
        }
        Weighting weighting = settings.remedies().weighting();
        weights.update(weighting.forgetting(), weighting.likelihoodExponent(), logLikelihood);
    }

    /** Corrects the normal distributions of each particle. */
    private void correct() {
        work.write(FACTOR, factor);
        if (linear != null) {
            linear.innovate(work, FACTOR);
            linear.move(0, particles.beta, 0);
            linear.shrink(work, VARIANCE);
        }
        if (proposal != null) {
            proposal.correct(network, particles.gates, work, FACTOR, VARIANCE);
        }
    }

    private void resample() {
        weights.ancestors(noise.uniform(Purpose.RESAMPLING, step), ancestors);
        resamplingPlan.descend(ancestors);
        particles.resample(resamplingPlan);
        if (linear != null) {
            linear.resample(resamplingPlan);
        }
        if (proposal != null) {
            proposal.resample(resamplingPlan);
        }
        weights.reset();
    }
}

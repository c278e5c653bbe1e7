package io.spindrift.model.train;

import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.scale.ErrorVariance;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of {@link ParticleFilter}. {@link Defaults#PAPER} is the filter of Ergen and Kozat (2018). R1, R2 and R3
 * are remedies that can be enabled separately.
 *
 * @param network the shape of the network
 * @param particles N, 1 to 100 000
 * @param processNoiseStddev σ, standard deviation of the noise η on every sampled state and parameter at every step, 0
 *     to 1; if a Kalman filter proposes the gates, only on the sampled read-out
 * @param noise how the noise is drawn
 * @param noiseRatio R relative to the variance of the labels, 1e-6 to 100
 * @param errorRatio if not 0: R relative to the running variance of the filter's errors, 1e-6 to 1000, instead of
 *     {@code noiseRatio}
 * @param essThreshold N_T / N: resample when N_eff falls below this share of N, 0 to 1
 * @param initStddev standard deviation of the initial parameters, above 0, at most 10
 * @param remedies R1, R2 and R3
 * @param seed of the noise
 */
public record ParticleFilterSettings(
        NetworkSettings network,
        int particles,
        double processNoiseStddev,
        NoiseKind noise,
        double noiseRatio,
        double errorRatio,
        double essThreshold,
        double initStddev,
        Remedies remedies,
        long seed)
        implements LearnerSettings {

    private static final int MAX_PARTICLES = 100_000;
    private static final double MAX_ERROR_RATIO = 1000;

    /** How the parameters β are treated, in which a forecast is linear. */
    public enum Readout {
        /** Sampled like all other parameters. */
        SAMPLED,
        /** Integrated out: each particle holds a normal distribution of β, with a bias (Rao-Blackwell). */
        INTEGRATED
    }

    /** How the gates of a particle change when a label arrives. */
    public enum Proposal {
        /** Only by noise. */
        PRIOR,
        /** By an extended Kalman filter with a diagonal covariance. */
        DIAGONAL,
        /** By an extended Kalman filter with a covariance for each block. */
        BLOCKS
    }

    /**
     * The update of the weights: log ω ← forgetting · log ω + likelihoodExponent · log p.
     *
     * @param forgetting λ, above 0, at most 1
     * @param likelihoodExponent τ, above 0, at most 1
     */
    public record Weighting(double forgetting, double likelihoodExponent) {
        /** Bayes' rule. */
        public static final Weighting FULL = new Weighting(1, 1);

        public Weighting {
            Settings.above("forgetting", 0, 1, forgetting);
            Settings.above("likelihoodExponent", 0, 1, likelihoodExponent);
        }

        Weighting visit(FieldVisitor fields) {
            return new Weighting(
                    fields.float64("settings.forgetting", forgetting),
                    fields.float64("settings.likelihoodExponent", likelihoodExponent));
        }
    }

    /**
     * The variances of R1 and R2.
     *
     * @param readoutInitVariance P_0 of each entry of β, above 0, at most 100
     * @param gateInitVariance D_0 of each gate parameter, above 0, at most 100
     * @param processNoise q, added to each variance at every step, 1e-9 to 1
     */
    public record Covariances(double readoutInitVariance, double gateInitVariance, double processNoise) {
        public Covariances {
            Settings.above("readoutInitVariance", 0, 100, readoutInitVariance);
            Settings.above("gateInitVariance", 0, 100, gateInitVariance);
            Settings.within("processNoise", Settings.MIN_DRIFT, 1, processNoise);
        }

        Covariances visit(FieldVisitor fields) {
            return new Covariances(
                    fields.float64("settings.readoutInitVariance", readoutInitVariance),
                    fields.float64("settings.gateInitVariance", gateInitVariance),
                    fields.float64("settings.processNoise", processNoise));
        }
    }

    /**
     * The changes to the filter of the paper.
     *
     * @param readout R1: whether the read-out is sampled or integrated out
     * @param proposal R2: how the gates are proposed
     * @param weighting R3: how labels enter the weights
     * @param covariances of the distributions of R1 and R2
     */
    public record Remedies(Readout readout, Proposal proposal, Weighting weighting, Covariances covariances) {

        boolean integrated() {
            return readout == Readout.INTEGRATED;
        }

        Remedies visit(FieldVisitor fields) {
            return new Remedies(
                    fields.choice("settings.readout", readout, Readout.class),
                    fields.choice("settings.proposal", proposal, Proposal.class),
                    weighting.visit(fields),
                    covariances.visit(fields));
        }
    }

    public ParticleFilterSettings {
        Settings.count("particles", 1, MAX_PARTICLES, particles);
        Settings.within("processNoiseStddev", 0, 1, processNoiseStddev);
        Settings.within("noiseRatio", Settings.MIN_NOISE_RATIO, 100, noiseRatio);
        if (errorRatio != 0) {
            Settings.within("errorRatio", Settings.MIN_NOISE_RATIO, MAX_ERROR_RATIO, errorRatio);
        }
        Settings.within("essThreshold", 0, 1, essThreshold);
        Settings.above("initStddev", 0, 10, initStddev);
    }

    /** Returns the same settings with another number of particles, for a network of another shape. */
    public ParticleFilterSettings with(NetworkSettings otherNetwork, int otherParticles) {
        return with(otherNetwork, otherParticles, noise, seed);
    }

    /** Returns the same settings with another kind of noise. */
    public ParticleFilterSettings with(NoiseKind other) {
        return with(network, particles, other, seed);
    }

    /** Returns the same settings with another seed. */
    public ParticleFilterSettings withSeed(long other) {
        return with(network, particles, noise, other);
    }

    private ParticleFilterSettings with(
            NetworkSettings otherNetwork, int otherParticles, NoiseKind otherNoise, long otherSeed) {
        return new ParticleFilterSettings(
                otherNetwork,
                otherParticles,
                processNoiseStddev,
                otherNoise,
                noiseRatio,
                errorRatio,
                essThreshold,
                initStddev,
                remedies,
                otherSeed);
    }

    @Override
    public Kind kind() {
        return Kind.PARTICLE_FILTER;
    }

    @Override
    public Learner create(int inputs, long series, Precision precision) {
        return new ParticleFilter(this, inputs, series, precision);
    }

    @Override
    public long stateBytes(int inputs) {
        boolean integrated = remedies.integrated();
        Network shape = Network.shape(network, inputs, integrated);
        long rows = shape.parameters() + shape.stateRows() + 1L;
        if (integrated) {
            rows += GaussianBlock.rows(shape.linearParameters());
        }
        if (remedies.proposal() == Proposal.DIAGONAL) {
            rows += shape.gateParameters();
        } else if (remedies.proposal() == Proposal.BLOCKS) {
            for (int b = 0; b < shape.blocks(); b++) {
                rows += GaussianBlock.rows(shape.blockStart(b + 1) - shape.blockStart(b));
            }
        }
        return (1 + rows * particles) * Double.BYTES + Innovation.STATE_BYTES + ErrorVariance.STATE_BYTES;
    }

    @Override
    public ParticleFilterSettings visit(FieldVisitor fields) {
        return new ParticleFilterSettings(
                network.visit(fields),
                fields.int32("settings.particles", particles, 1, MAX_PARTICLES),
                fields.float64("settings.processNoiseStddev", processNoiseStddev),
                fields.choice("settings.noise", noise, NoiseKind.class),
                fields.float64("settings.noiseRatio", noiseRatio),
                fields.float64("settings.errorRatio", errorRatio),
                fields.float64("settings.essThreshold", essThreshold),
                fields.float64("settings.initStddev", initStddev),
                remedies.visit(fields),
                fields.int64("settings.seed", seed));
    }
}

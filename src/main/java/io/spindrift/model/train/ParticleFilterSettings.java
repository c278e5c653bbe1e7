package io.spindrift.model.train;

import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.state.FieldVisitor;

/**
 * The settings of {@link ParticleFilter}. {@link Defaults#PAPER} is the filter of Ergen and Kozat (2018); R1, R2 and R3 are
 * its remedies, to be turned on one by one.
 *
 * @param network the shape of the network
 * @param particles N, 1 to 100 000
 * @param processNoise σ, deviation of the noise η on every sampled state and parameter at every step, 0 to 1; where a Kalman
 *     filter proposes the gates, on the sampled read-out alone
 * @param noise how it is drawn
 * @param noiseShare R as a share of the variance of the labels, 1e-6 to 100
 * @param errorShare R as a multiple of the running variance of its own errors instead, 1e-6 to 1000; 0 for as above
 * @param resampleBelow N_T / N: resample when N_eff falls below this share of N, 0 to 1
 * @param startDeviation deviation of the parameters at the start, above 0, at most 10
 * @param readout R1: whether the read-out is sampled or integrated out
 * @param proposal R2: how the gates are proposed
 * @param weighting R3: how labels enter the weights
 * @param covariances of what R1 and R2 keep for each particle
 * @param seed of the noise
 */
public record ParticleFilterSettings(
        NetworkSettings network,
        int particles,
        double processNoise,
        NoiseKind noise,
        double noiseShare,
        double errorShare,
        double resampleBelow,
        double startDeviation,
        Readout readout,
        Proposal proposal,
        Weighting weighting,
        Covariances covariances,
        long seed)
        implements LearnerSettings {

    private static final int MAX_PARTICLES = 100_000;
    private static final double MAX_ERROR_SHARE = 1000;

    /** How the parameters β, in which a forecast is linear, are treated. */
    public enum Readout {
        /** Sampled like all others. */
        SAMPLED,
        /** Integrated out: each particle holds a normal distribution of β, with a bias (Rao-Blackwell). */
        INTEGRATED
    }

    /** How the gates of a particle move when a label comes. */
    public enum Proposal {
        /** By noise alone. */
        PRIOR,
        /** By an extended Kalman filter with a diagonal covariance. */
        DIAGONAL,
        /** By one with a covariance for each block. */
        BLOCKS
    }

    /**
     * log ω ← memory · log ω + temper · log p.
     *
     * @param memory λ, above 0, at most 1
     * @param temper τ, above 0, at most 1
     */
    public record Weighting(double memory, double temper) {
        /** Bayes' rule. */
        public static final Weighting FULL = new Weighting(1, 1);

        public Weighting {
            Settings.above("memory", 0, 1, memory);
            Settings.above("temper", 0, 1, temper);
        }

        Weighting visit(FieldVisitor fields) {
            return new Weighting(fields.float64("settings.memory", memory), fields.float64("settings.temper", temper));
        }
    }

    /**
     * Variances of R1 and R2.
     *
     * @param linearStart P_0 of each entry of β, above 0, at most 100
     * @param gateStart D_0 of each gate parameter, above 0, at most 100
     * @param drift q, added to each at every step, 1e-9 to 1
     */
    public record Covariances(double linearStart, double gateStart, double drift) {
        public Covariances {
            Settings.above("linearStart", 0, 100, linearStart);
            Settings.above("gateStart", 0, 100, gateStart);
            Settings.within("drift", Settings.MIN_DRIFT, 1, drift);
        }

        Covariances visit(FieldVisitor fields) {
            return new Covariances(
                    fields.float64("settings.linearStart", linearStart),
                    fields.float64("settings.gateStart", gateStart),
                    fields.float64("settings.drift", drift));
        }
    }

    public ParticleFilterSettings {
        Settings.count("particles", 1, MAX_PARTICLES, particles);
        Settings.within("processNoise", 0, 1, processNoise);
        Settings.within("noiseShare", Settings.MIN_NOISE_SHARE, 100, noiseShare);
        if (errorShare != 0) {
            Settings.within("errorShare", Settings.MIN_NOISE_SHARE, MAX_ERROR_SHARE, errorShare);
        }
        Settings.within("resampleBelow", 0, 1, resampleBelow);
        Settings.above("startDeviation", 0, 10, startDeviation);
    }

    /** The same with another number of particles, for a network of another shape. */
    public ParticleFilterSettings with(NetworkSettings otherNetwork, int otherParticles) {
        return with(otherNetwork, otherParticles, noise, seed);
    }

    /** The same with noise of another kind. */
    public ParticleFilterSettings with(NoiseKind other) {
        return with(network, particles, other, seed);
    }

    /** The same with another seed. */
    public ParticleFilterSettings withSeed(long other) {
        return with(network, particles, noise, other);
    }

    private ParticleFilterSettings with(
            NetworkSettings otherNetwork, int otherParticles, NoiseKind otherNoise, long otherSeed) {
        return new ParticleFilterSettings(
                otherNetwork,
                otherParticles,
                processNoise,
                otherNoise,
                noiseShare,
                errorShare,
                resampleBelow,
                startDeviation,
                readout,
                proposal,
                weighting,
                covariances,
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
        boolean integrated = readout == Readout.INTEGRATED;
        Network shape = Network.shape(network, inputs, integrated);
        long rows = shape.parameters() + shape.stateRows() + 1L;
        if (integrated) {
            rows += GaussianBlock.rows(shape.linearParameters());
        }
        if (proposal == Proposal.DIAGONAL) {
            rows += shape.gateParameters();
        } else if (proposal == Proposal.BLOCKS) {
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
                fields.float64("settings.processNoise", processNoise),
                fields.choice("settings.noise", noise, NoiseKind.class),
                fields.float64("settings.noiseShare", noiseShare),
                fields.float64("settings.errorShare", errorShare),
                fields.float64("settings.resampleBelow", resampleBelow),
                fields.float64("settings.startDeviation", startDeviation),
                fields.choice("settings.readout", readout, Readout.class),
                fields.choice("settings.proposal", proposal, Proposal.class),
                weighting.visit(fields),
                covariances.visit(fields),
                fields.int64("settings.seed", seed));
    }
}

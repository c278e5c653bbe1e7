package io.spindrift.model.train;

import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.train.ParticleFilterSettings.Covariances;
import io.spindrift.model.train.ParticleFilterSettings.Proposal;
import io.spindrift.model.train.ParticleFilterSettings.Readout;
import io.spindrift.model.train.ParticleFilterSettings.Remedies;
import io.spindrift.model.train.ParticleFilterSettings.Weighting;

/** The default settings of each model. */
public final class Defaults {
    /** LSTM, the general architecture, tanh in the direct term, m = 8. */
    public static final NetworkSettings NETWORK =
            new NetworkSettings(CellKind.LSTM, Architecture.GENERAL, DirectInput.TANH, 8);

    /** Seed of the noise. */
    public static final long SEED = 1;

    private static final double INIT_STDDEV = 0.3;
    private static final double NOISE_RATIO = 0.1;
    private static final double DRIFT = 1e-6;

    /** Real-time recurrent learning. */
    public static final SgdSettings SGD = new SgdSettings(NETWORK, 0.08, 4000, INIT_STDDEV, SEED);

    /** The joint extended Kalman filter. */
    public static final EkfSettings EKF =
            new EkfSettings(NETWORK, INIT_STDDEV, 0.3, 1e-3, DRIFT, DRIFT, NOISE_RATIO, SEED);

    /** The paper's particle filter. */
    public static final ParticleFilterSettings PAPER = new ParticleFilterSettings(
            NETWORK,
            100,
            0.003,
            NoiseKind.TABLE,
            NOISE_RATIO,
            0,
            0.5,
            INIT_STDDEV,
            new Remedies(Readout.SAMPLED, Proposal.PRIOR, Weighting.FULL, new Covariances(1, 0.1, DRIFT)),
            SEED);

    /** The particle filter with its read-out integrated out (R1). */
    public static final ParticleFilterSettings READOUT = remedied(100, 0.003, 0.5, Proposal.PRIOR, Weighting.FULL, 0.1);

    /** R1, diagonal proposals (R2) and damped weights (R3). */
    public static final ParticleFilterSettings DIAGONAL =
            remedied(30, 0, 0, Proposal.DIAGONAL, new Weighting(0.9, 0.3), 0.1);

    /** R1, block proposals (R2) and damped weights (R3). */
    public static final ParticleFilterSettings BLOCK =
            remedied(10, 0, 0, Proposal.BLOCKS, new Weighting(0.98, 0.3), 0.3);

    /** The extended Kalman filter with Kronecker covariances. */
    public static final KroneckerSettings KRONECKER = new KroneckerSettings(NETWORK, 0.15, 1, DRIFT, 1, SEED);

    /** Recursive least squares. */
    public static final RlsSettings RLS = new RlsSettings(0.9995, 1);

    /** A network without memory. */
    public static final MlpSettings MLP = new MlpSettings(24, 40_000, 1, 0.3, DRIFT, 1, SEED);

    /** The last label. */
    public static final NaiveSettings NAIVE = new NaiveSettings(true);

    private Defaults() {}

    private static ParticleFilterSettings remedied(
            int particles,
            double processNoise,
            double essThreshold,
            Proposal proposal,
            Weighting weighting,
            double gateInitVariance) {
        return new ParticleFilterSettings(
                NETWORK,
                particles,
                processNoise,
                NoiseKind.TABLE,
                NOISE_RATIO,
                0,
                essThreshold,
                INIT_STDDEV,
                new Remedies(Readout.INTEGRATED, proposal, weighting, new Covariances(1, gateInitVariance, DRIFT)),
                SEED);
    }
}

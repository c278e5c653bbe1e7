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
import java.util.SplittableRandom;

/** Settings at the bounds of the allowed values. */
final class Variants {

    private static final double MIN = Double.MIN_VALUE;

    private Variants() {}

    /** Settings of any learner, each number at an edge or between. */
    static LearnerSettings atTheEdges(SplittableRandom random) {
        NetworkSettings network = new NetworkSettings(
                any(random, CellKind.values()),
                any(random, Architecture.values()),
                any(random, DirectInput.values()),
                random.nextInt(1, 4));
        return switch (random.nextInt(8)) {
            case 0 ->
                new SgdSettings(
                        network,
                        of(random, MIN, 0.01, 1),
                        of(random, 0, MIN, 1, Double.MAX_VALUE),
                        of(random, MIN, 0.3, 10),
                        random.nextLong());
            case 1 ->
                new EkfSettings(
                        network,
                        of(random, MIN, 0.3, 10),
                        of(random, MIN, 0.3, 100),
                        of(random, MIN, 1e-3, 100),
                        of(random, 1e-9, 1e-6, 1),
                        of(random, 1e-9, 1e-6, 1),
                        of(random, 1e-6, 0.1, 100),
                        random.nextLong());
            case 3 ->
                new MlpSettings(
                        random.nextInt(1, 6),
                        random.nextBoolean() ? 40 : 4000,
                        of(random, MIN, 1, 10),
                        of(random, MIN, 0.3, 100),
                        of(random, 1e-9, 1e-6, 1),
                        of(random, 1e-6, 1, 1000),
                        random.nextLong());
            case 4 ->
                new KroneckerSettings(
                        network,
                        of(random, MIN, 0.15, 10),
                        of(random, MIN, 1, 100),
                        of(random, 1e-9, 1e-6, 1),
                        of(random, 1e-6, 1, 1000),
                        random.nextLong());
            case 2 -> new RlsSettings(of(random, Math.nextUp(0.5), 0.99, 1), of(random, MIN, 1, 1e6));
            default -> filter(random, network);
        };
    }

    /** Kalman filters with as little drift and noise as is admitted. */
    static LearnerSettings withLeastDrift(SplittableRandom random) {
        NetworkSettings network = new NetworkSettings(
                any(random, CellKind.values()),
                any(random, Architecture.values()),
                DirectInput.TANH,
                random.nextInt(1, 4));
        double drift = Settings.MIN_DRIFT;
        double share = Settings.MIN_NOISE_RATIO;
        int kind = random.nextInt(4);
        if (kind == 0) {
            return new KroneckerSettings(network, 0.15, of(random, 1, 100), drift, share, 1);
        }
        if (kind == 1) {
            return new EkfSettings(network, 0.3, of(random, 0.3, 100), of(random, 1e-3, 1), drift, drift, share, 1);
        }
        return new ParticleFilterSettings(
                network,
                2,
                0,
                NoiseKind.EXACT,
                share,
                0,
                0,
                0.3,
                new Remedies(
                        Readout.INTEGRATED,
                        any(random, Proposal.values()),
                        new Weighting(0.98, 0.3),
                        new Covariances(of(random, 1, 100), of(random, 0.3, 100), drift)),
                1);
    }

    private static ParticleFilterSettings filter(SplittableRandom random, NetworkSettings network) {
        return new ParticleFilterSettings(
                network,
                random.nextInt(1, 8),
                of(random, 0, 0.003, 1),
                any(random, NoiseKind.values()),
                of(random, 1e-6, 0.1, 100),
                of(random, 0, 0, 1e-6, 1, 1000),
                of(random, 0, 0.5, 1),
                of(random, MIN, 0.3, 10),
                new Remedies(
                        any(random, Readout.values()),
                        any(random, Proposal.values()),
                        new Weighting(of(random, MIN, 0.9, 1), of(random, MIN, 0.3, 1)),
                        new Covariances(of(random, MIN, 1, 100), of(random, MIN, 0.1, 100), of(random, 1e-9, 1e-6, 1))),
                random.nextLong());
    }

    private static double of(SplittableRandom random, double... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @SafeVarargs
    private static <T> T any(SplittableRandom random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

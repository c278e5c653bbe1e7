package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.train.ParticleFilterSettings.Covariances;
import io.spindrift.model.train.ParticleFilterSettings.Proposal;
import io.spindrift.model.train.ParticleFilterSettings.Readout;
import io.spindrift.model.train.ParticleFilterSettings.Remedies;
import io.spindrift.model.train.ParticleFilterSettings.Weighting;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class IdentityTest {
    private static final int P = 3;
    private static final int STEPS = 200;

    static Stream<Arguments> filters() {
        return Stream.of(2, 3)
                .flatMap(units -> Networks.of(units, units == 2 ? DirectInput.PLAIN : DirectInput.TANH))
                .flatMap(network ->
                        Stream.of(Proposal.DIAGONAL, Proposal.BLOCKS).map(proposal -> Arguments.of(network, proposal)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void shouldBeTheDecoupledKalmanFilterWithOneParticle(NetworkSettings network, Proposal proposal) {
        ParticleFilterSettings settings = new ParticleFilterSettings(
                network,
                1,
                0,
                NoiseKind.EXACT,
                0.1,
                0,
                0.5,
                0.3,
                new Remedies(Readout.INTEGRATED, proposal, new Weighting(0.9, 0.3), new Covariances(1, 0.2, 1e-4)),
                3);
        ParticleFilter filter = new ParticleFilter(settings, P, 8, Precision.FLOAT64);
        DecoupledKalmanFilter plain =
                new DecoupledKalmanFilter(settings, P, Ledger.of(filter::visit).float64s("gates"));
        SplittableRandom random = new SplittableRandom(21);
        for (int t = 0; t < STEPS; t++) {
            double[] x = Networks.uniform(random, P, 1.7);
            assertThat(filter.rollout().forecast(x)).as("step %d", t).isCloseTo(plain.forecast(x), within(1e-10));
            double label = StrictMath.sin(x[0] - x[1] * x[2]) + 0.1 * random.nextDouble(-1, 1);
            if (t % 10 == 9) {
                filter.skip(x);
                plain.skip(x);
            } else {
                double wild = t % 50 == 20 ? 30 : 0;
                filter.learn(x, label + wild);
                plain.learn(x, label + wild);
            }
        }
        Ledger ledger = Ledger.of(filter::visit);
        assertThat(ledger.float64s("gates")).containsExactly(plain.gates(), within(1e-10));
        assertThat(ledger.float64s("beta")).containsExactly(plain.beta(), within(1e-10));
        assertThat(ledger.float64s("state")).containsExactly(plain.state(), within(1e-10));
    }
}

package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KroneckerTest {
    private static final int P = 3;

    private final SplittableRandom random = new SplittableRandom(12);

    static Stream<NetworkSettings> networks() {
        return Networks.of(3, DirectInput.TANH);
    }

    /** The layers together have δ uᵀ of every gate parameter, by differences of the forecast; floats hold δ and u. */
    @ParameterizedTest
    @MethodSource("networks")
    void shouldSplitTheGradientIntoLayers(NetworkSettings settings) {
        Network network = new Network(settings, Precision.FLOAT64, P, 1, false);
        double[] state = Networks.uniform(random, network.stateRows(), 0.9);
        double[] gates = Networks.uniform(random, network.gateParameters(), 1);
        double[] beta = Networks.uniform(random, network.linearParameters(), 1);
        double[] x = Networks.uniform(random, P, 1.5);
        Rows next = column(new double[network.stateRows()]);
        network.advance(column(gates), x, column(state), next);
        network.read(column(gates), x, column(state), next);
        network.linearize(column(gates), column(beta), next);
        double[] gradient = new double[gates.length];
        for (GateLayer layer : GateLayer.of(network, Defaults.KRONECKER.withNetwork(settings))) {
            layer.predict(network);
            layer.addGradient(gradient);
        }
        Differences differences = new Differences(settings, P, state, gates, beta);
        differences.advance(x);
        double[] expected = differences.forecastSlopes(x);
        for (int i = 0; i < gates.length; i++) {
            assertThat(gradient[i])
                    .as("%s, gate parameter %d", settings, i)
                    .isEqualTo(expected[state.length + i], within(1e-6));
        }
    }

    /** β starts at 0, and then no gate has a gradient. */
    @ParameterizedTest
    @MethodSource("networks")
    void shouldMoveTheReadoutByTheFirstLabel_andTheGatesByTheSecond(NetworkSettings settings) {
        Kronecker kronecker = new Kronecker(Defaults.KRONECKER.withNetwork(settings), P, 4, Precision.FLOAT64);
        double[] start = Ledger.of(kronecker::visit).float64s("gates");
        double[] x = Networks.uniform(random, P, 1.5);
        kronecker.learn(x, 1);
        assertThat(Ledger.of(kronecker::visit).float64s("gates")).containsExactly(start);
        assertThat(kronecker.rollout().forecast(x)).isPositive();
        kronecker.learn(x, 1);
        assertThat(Ledger.of(kronecker::visit).float64s("gates")).isNotEqualTo(start);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldLearnWhatNoLinearModelCan(NetworkSettings settings) {
        NetworkSettings larger = settings.withUnits(8);
        Kronecker kronecker = new Kronecker(Defaults.KRONECKER.withNetwork(larger), 2, 1, Precision.FLOAT32);
        double squares = 0;
        for (int t = 0; t < 4000; t++) {
            double[] x = Networks.uniform(random, 2, 1.7);
            double label = x[0] * x[1] + 0.05 * random.nextGaussian();
            if (t >= 3000) {
                squares += Math.pow(label - kronecker.rollout().forecast(x), 2) / 1000;
            }
            kronecker.learn(x, label);
        }
        assertThat(squares).isLessThan(0.15);
    }

    private static Rows column(double[] values) {
        return Rows.over(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
    }
}

package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.cell.Cell;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every derivative of every cell and architecture against differences. */
@ParameterizedClass
@MethodSource("networks")
final class GradientTest {
    private static final int P = 3;
    private static final double RELATIVE = 1e-6;
    private static final double ABSOLUTE = 1e-10;

    @Parameter
    NetworkSettings settings;

    private final SplittableRandom random = new SplittableRandom(77);
    private Network network;
    private double[] state;
    private double[] gates;
    private double[] beta;
    private double[] x;
    private double[][] next;

    static Stream<NetworkSettings> networks() {
        return Stream.of(2, 3).flatMap(Networks::of);
    }

    @BeforeEach
    void step() {
        network = new Network(settings, Precision.FLOAT64, P, 1);
        state = Networks.uniform(random, network.stateRows(), 0.9);
        gates = Networks.uniform(random, network.gateParameters(), 1);
        beta = Networks.uniform(random, network.linearParameters(), 1);
        x = Networks.uniform(random, P, 1.5);
        next = new double[network.stateRows()][1];
        network.advance(column(gates), x, column(state), Rows.over(next));
        network.read(column(gates), x, column(state), Rows.over(next));
        network.linearize(column(gates), column(beta), Rows.over(next));
    }

    @Test
    void shouldGiveTheSlopeOfTheForecastByEachParameterOfOneStep() {
        Differences differences = differences();
        differences.advance(x);
        double[] expected = differences.forecastSlopes(x);
        for (int b = 0; b < network.blocks(); b++) {
            Rows input = network.blockInput(b);
            for (int k = 0; k < network.blockStart(b + 1) - network.blockStart(b); k++) {
                double slope = network.delta().get(b, 0) * input.get(k, 0);
                compare("d̂ by block " + b + ", column " + k, slope, expected[gate(b, k)]);
            }
        }
        for (int k = 0; k < beta.length; k++) {
            compare("d̂ by β " + k, network.features().get(k, 0), expected[state.length + gates.length + k]);
        }
    }

    @Test
    void shouldGiveTheSlopeOfTheForecastByTheStateReadAndByTheOneBefore() {
        double[] expected = new Differences(settings, P, row(next), gates, beta).forecastSlopes(x, state);
        double[][] fixed = jacobian();
        double[] past = new double[state.length];
        network.pastSlope(column(gates), past);
        Differences differences = differences();
        differences.advance(x);
        double[] total = differences.forecastSlopes(x);
        for (int r = 0; r < state.length; r++) {
            compare("d̂ by state " + r, network.slope().get(r, 0), expected[r]);
            double through = past[r];
            for (int s = 0; s < state.length; s++) {
                through += network.slope().get(s, 0) * fixed[s][r];
            }
            compare("d̂ by the former state " + r, through, total[r]);
        }
    }

    @Test
    void shouldGiveTheSlopeOfTheStateByTheOneBefore() {
        double[][] jacobian = jacobian();
        Differences differences = differences();
        differences.advance(x);
        double[][] expected = differences.stateSlopes();
        for (int r = 0; r < state.length; r++) {
            for (int l = 0; l < state.length; l++) {
                compare("state " + r + " by the former state " + l, jacobian[r][l], expected[r][l]);
            }
        }
    }

    @Test
    void shouldGiveTheSlopeOfTheStateByEachParameterOfTheCell() {
        Cell cell = network.cell();
        Differences differences = differences();
        differences.advance(x);
        double[][] expected = differences.stateSlopes();
        for (int b = 0; b < cell.blocks(); b++) {
            Rows input = cell.blockInput(b);
            double[] gain = new double[state.length];
            for (int e : cell.edgesOf(b)) {
                assertThat(cell.by(e)).isEqualTo(b);
                gain[cell.reached(e)] += cell.gains().get(e, 0);
            }
            for (int r = 0; r < state.length; r++) {
                for (int k = 0; k < cell.blockStart(b + 1) - cell.blockStart(b); k++) {
                    String what = "state " + r + " by block " + b + ", column " + k;
                    compare(what, gain[r] * input.get(k, 0), expected[r][gate(b, k)]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void shouldDescendAlongTheGradientThroughAllSteps(int steps) {
        double rate = 1e-3;
        double error = 0.1;
        Sgd sgd = new Sgd(new SgdSettings(settings, rate, 0, 0.7, 5), P, 9, Precision.FLOAT64);
        Ledger start = Ledger.of(sgd::visit);
        gates = start.float64s("gates");
        beta = start.float64s("beta");
        state = start.float64s("state");
        Differences differences = differences();
        RolloutState rollout = sgd.rollout();
        for (int t = 1; t <= steps; t++) {
            x = Networks.uniform(random, P, 1.5);
            differences.advance(x);
            rollout.restart();
            double forecast = rollout.forecast(x);
            if (t == 3) {
                sgd.skip(x);
            } else {
                sgd.learn(x, t < steps ? forecast : forecast + error);
            }
        }
        double[] expected = differences.forecastSlopes(x);
        Ledger end = Ledger.of(sgd::visit);
        double[] movedGates = end.float64s("gates");
        double[] movedBeta = end.float64s("beta");
        for (int b = 0; b < network.blocks(); b++) {
            for (int i = network.blockStart(b); i < network.blockStart(b + 1); i++) {
                String what = "gradient by block " + b + ", column " + (i - network.blockStart(b));
                compare(what, (movedGates[i] - gates[i]) / (2 * rate * error), expected[state.length + i]);
            }
        }
        for (int k = 0; k < beta.length; k++) {
            double gradient = (movedBeta[k] - beta[k]) / (2 * rate * error);
            compare("gradient by β " + k, gradient, expected[state.length + gates.length + k]);
        }
    }

    private Differences differences() {
        return new Differences(settings, P, state, gates, beta);
    }

    private double[][] jacobian() {
        double[][] jacobian = new double[state.length][state.length];
        network.cell().jacobian(column(gates), jacobian);
        return jacobian;
    }

    private int gate(int block, int column) {
        return state.length + network.blockStart(block) + column;
    }

    private void compare(String what, double actual, double expected) {
        assertThat(actual)
                .as(
                        "%s %s %s m=%d: %s",
                        settings.cell(), settings.architecture(), settings.directInput(), settings.units(), what)
                .isCloseTo(expected, within(RELATIVE * Math.abs(expected) + ABSOLUTE));
    }

    private static Rows column(double[] values) {
        return Rows.over(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
    }

    private static double[] row(double[][] column) {
        return Arrays.stream(column).mapToDouble(entry -> entry[0]).toArray();
    }
}

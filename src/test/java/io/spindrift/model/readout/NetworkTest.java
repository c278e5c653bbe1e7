package io.spindrift.model.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Dual;
import io.spindrift.model.PlainNetwork;
import io.spindrift.model.ScalarNetwork;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class NetworkTest {
    private final SplittableRandom random = new SplittableRandom(11);

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 1, 4", "1, 4, 7", "2, 3, 16", "8, 8, 33"})
    void shouldFollowTheEquationOfOneParticleOverSteps(int inputs, int units, int particles) {
        Network network = new Network(settings(Architecture.GENERAL, units), Precision.FLOAT64, inputs, particles);
        double[][] gates = filled(network.gateParameters(), particles);
        double[][] beta = filled(network.linearParameters(), particles);
        double[][] theta = stacked(gates, beta);
        double[][] state = new double[network.stateRows()][particles];
        double[][] next = new double[network.stateRows()][particles];
        double[] forecasts = filled(1, particles)[0];
        ScalarNetwork[] networks = new ScalarNetwork[particles];
        for (int i = 0; i < particles; i++) {
            networks[i] = new ScalarNetwork(inputs, units);
        }
        for (int t = 0; t < 12; t++) {
            double[] x = filled(1, inputs)[0];
            network.advance(Rows.over(gates), x, Rows.over(state), Rows.over(next));
            network.read(Rows.over(gates), x, Rows.over(state), Rows.over(next));
            network.forecast(Rows.over(beta), Rows.over(new double[][] {forecasts}));
            for (int i = 0; i < particles; i++) {
                double[] before = networks[i].y.clone();
                networks[i].step(column(theta, i), x);
                double expected = networks[i].forecast(column(theta, i), x, before);
                assertThat(forecasts[i]).isCloseTo(expected, within(1e-12));
            }
            double[][] former = state;
            state = next;
            next = former;
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldFollowTheEquationsOfEveryCellAndArchitecture(NetworkSettings settings, boolean bias) {
        int inputs = 3;
        Network network = new Network(settings, Precision.FLOAT64, inputs, 2, bias);
        PlainNetwork plain = new PlainNetwork(settings, inputs);
        double[][] gates = filled(network.gateParameters(), 2);
        double[][] beta = filled(network.linearParameters(), 2);
        double[][] state = filled(network.stateRows(), 2);
        double[][] next = new double[network.stateRows()][2];
        double[] x = filled(1, inputs)[0];
        double[] forecasts = new double[2];
        network.advance(Rows.over(gates), x, Rows.over(state), Rows.over(next));
        network.read(Rows.over(gates), x, Rows.over(state), Rows.over(next));
        network.forecast(Rows.over(beta), Rows.over(new double[][] {forecasts}));
        for (int i = 0; i < 2; i++) {
            Dual[] before = Dual.variables(column(state, i), 0, 0);
            Dual[] theta = Dual.variables(column(gates, i), 0, 0);
            Dual[] now = plain.step(theta, x, before);
            Dual[] features = plain.features(theta, x, before, now);
            double expected = bias ? beta[features.length][i] : 0;
            for (int k = 0; k < features.length; k++) {
                expected += beta[k][i] * features[k].value();
            }
            for (int r = 0; r < now.length; r++) {
                assertThat(next[r][i]).as("state %d", r).isCloseTo(now[r].value(), within(1e-13));
            }
            assertThat(beta.length).isEqualTo(features.length + (bias ? 1 : 0));
            assertThat(forecasts[i]).isCloseTo(expected, within(1e-13));
        }
    }

    static Stream<Arguments> networks() {
        return Stream.of(CellKind.values())
                .flatMap(cell -> Stream.of(Architecture.values())
                        .flatMap(architecture -> Stream.of(DirectInput.values())
                                .map(direct -> new NetworkSettings(cell, architecture, direct, 2))))
                .flatMap(settings -> Stream.of(Arguments.of(settings, true), Arguments.of(settings, false)));
    }

    /** The read-out's share of the paper's counts: m; m + p(m+p) + 2p; m + p. */
    @ParameterizedTest
    @CsvSource({
        "GENERAL, 1, 1, 5",
        "GENERAL, 3, 2, 23",
        "GENERAL, 8, 8, 152",
        "OUTPUT_GATED, 3, 2, 2",
        "OUTPUT_GATED, 8, 8, 8",
        "UNGATED, 3, 2, 5",
        "UNGATED, 8, 8, 16",
    })
    void shouldCountParameters(Architecture architecture, int inputs, int units, int parameters) {
        Network network = new Network(settings(architecture, units), Precision.FLOAT64, inputs, 1);
        assertThat(network.parameters() - network.cell().parameters()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({"OUTPUT_GATED, 552", "GENERAL, 696", "UNGATED, 560"})
    void shouldHaveThePapersNumberOfParametersWithEightUnitsAndInputs(Architecture architecture, int parameters) {
        assertThat(new Network(settings(architecture, 8), Precision.FLOAT64, 8, 1).parameters())
                .isEqualTo(parameters);
        assertThat(new Network(settings(architecture, 8), Precision.FLOAT64, 8, 1, true).parameters())
                .isEqualTo(parameters + 1);
    }

    @Test
    void shouldForecastByTheOutputAloneWhenTheInputIsZero() {
        Network network = new Network(settings(Architecture.GENERAL, 2), Precision.FLOAT64, 2, 1);
        double[][] gates = filled(network.gateParameters(), 1);
        double[][] beta = filled(network.linearParameters(), 1);
        double[][] now = {{0.1}, {0.2}, {0.5}, {-0.25}};
        double[] forecasts = new double[1];
        network.read(Rows.over(gates), new double[2], Rows.over(now), Rows.over(now));
        network.forecast(Rows.over(beta), Rows.over(new double[][] {forecasts}));
        assertThat(forecasts[0]).isEqualTo(0.5 * beta[0][0] - 0.25 * beta[1][0]);
    }

    private static NetworkSettings settings(Architecture architecture, int units) {
        return new NetworkSettings(CellKind.LSTM, architecture, DirectInput.TANH, units);
    }

    private double[][] filled(int count, int particles) {
        double[][] rows = new double[count][particles];
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble(-2, 2);
            }
        }
        return rows;
    }

    private static double[][] stacked(double[][] above, double[][] below) {
        double[][] all = Arrays.copyOf(above, above.length + below.length);
        System.arraycopy(below, 0, all, above.length, below.length);
        return all;
    }

    private static double[] column(double[][] rows, int i) {
        double[] column = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            column[r] = rows[r][i];
        }
        return column;
    }
}

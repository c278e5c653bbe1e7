package io.spindrift.model.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.ScalarNetwork;
import io.spindrift.model.cell.Lstm;
import io.spindrift.model.numeric.Rows;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GatedReadoutTest {
    private final SplittableRandom random = new SplittableRandom(11);

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 1, 4", "1, 4, 7", "2, 3, 16", "8, 8, 33"})
    void shouldFollowTheEquationOfOneParticleOverSteps(int inputs, int units, int particles) {
        Lstm cell = new Lstm(inputs, units);
        GatedReadout readout = new GatedReadout(inputs, units);
        double[][] theta = filled(cell.parameters() + readout.parameters(), particles);
        double[][] state = Rows.zeros(cell.stateRows(), particles);
        double[][] next = Rows.zeros(cell.stateRows(), particles);
        double[] forecasts = filled(1, particles)[0];
        ScalarNetwork[] networks = new ScalarNetwork[particles];
        for (int i = 0; i < particles; i++) {
            networks[i] = new ScalarNetwork(inputs, units);
        }
        for (int t = 0; t < 12; t++) {
            double[] x = filled(1, inputs)[0];
            cell.step(theta, x, state, next, Rows.zeros(4, particles));
            double[] gate = filled(1, particles)[0];
            readout.forecast(theta, cell.parameters(), x, state, next, cell.outputRow(), gate, forecasts);
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

    /** The counts of the paper's second architecture: the cell's 4m(m+p)+4m, and m + p(m+p) + 2p here. */
    @ParameterizedTest
    @CsvSource({"1, 1, 5", "3, 2, 23", "8, 8, 152"})
    void shouldCountParameters(int inputs, int units, int parameters) {
        assertThat(new GatedReadout(inputs, units).parameters()).isEqualTo(parameters);
    }

    @Test
    void shouldMakeANetworkOf696ParametersWithEightUnitsAndInputs() {
        assertThat(new Lstm(8, 8).parameters() + new GatedReadout(8, 8).parameters())
                .isEqualTo(696);
    }

    @Test
    void shouldForecastByTheOutputAloneWhenTheInputIsZero() {
        double[][] theta = filled(new GatedReadout(2, 2).parameters(), 1);
        double[][] now = {{0.5}, {-0.25}};
        double[] forecasts = new double[1];
        new GatedReadout(2, 2).forecast(theta, 0, new double[2], now, now, 0, new double[1], forecasts);
        assertThat(forecasts[0]).isEqualTo(0.5 * theta[10][0] - 0.25 * theta[11][0]);
    }

    private double[][] filled(int count, int particles) {
        double[][] rows = Rows.zeros(count, particles);
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble(-2, 2);
            }
        }
        return rows;
    }

    private static double[] column(double[][] rows, int i) {
        double[] column = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            column[r] = rows[r][i];
        }
        return column;
    }
}

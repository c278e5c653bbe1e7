package io.spindrift.model.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.ScalarNetwork;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LstmTest {
    private final SplittableRandom random = new SplittableRandom(1997);

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 1, 4", "1, 4, 7", "2, 3, 16", "8, 8, 33"})
    void shouldFollowTheEquationsOfOneParticle(int inputs, int units, int particles) {
        Lstm cell = new Lstm(Precision.FLOAT64, inputs, units, particles);
        double[][] theta = filled(cell.parameters() + 2, particles);
        double[][] state = new double[cell.stateRows()][particles];
        double[][] next = filled(cell.stateRows(), particles);
        ScalarNetwork[] expected = new ScalarNetwork[particles];
        for (int i = 0; i < particles; i++) {
            expected[i] = new ScalarNetwork(inputs, units);
        }
        for (int t = 0; t < 12; t++) {
            double[] x = filled(1, inputs)[0];
            cell.step(Rows.over(theta), x, Rows.over(state), Rows.over(next));
            for (int i = 0; i < particles; i++) {
                expected[i].step(column(theta, i), x);
                assertSame(expected[i], column(next, i), units);
            }
            double[][] before = state;
            state = next;
            next = before;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 12, 2", "3, 2, 48, 4", "8, 8, 544, 16", "48, 8, 1824, 16"})
    void shouldCountParametersAndState(int inputs, int units, int parameters, int stateRows) {
        Lstm cell = new Lstm(Precision.FLOAT64, inputs, units, 1);
        assertThat(cell.parameters()).isEqualTo(parameters).isEqualTo(4 * units * (units + inputs) + 4 * units);
        assertThat(cell.stateRows()).isEqualTo(stateRows);
        assertThat(cell.outputRow()).isEqualTo(units);
    }

    @Test
    void shouldNotModifyParametersRegressorAndPreviousState() {
        Lstm cell = new Lstm(Precision.FLOAT64, 2, 3, 5);
        double[][] theta = filled(cell.parameters(), 5);
        double[][] state = filled(cell.stateRows(), 5);
        double[] x = {0.3, -0.7};
        double[][] thetaBefore = new double[theta.length][5];
        double[][] stateBefore = new double[state.length][5];
        Rows.over(thetaBefore).copy(Rows.over(theta));
        Rows.over(stateBefore).copy(Rows.over(state));
        cell.step(Rows.over(theta), x, Rows.over(state), Rows.over(new double[6][5]));
        assertThat(theta).isDeepEqualTo(thetaBefore);
        assertThat(state).isDeepEqualTo(stateBefore);
        assertThat(x).containsExactly(0.3, -0.7);
    }

    @Test
    void shouldKeepParticlesIndependent() {
        Lstm cell = new Lstm(Precision.FLOAT64, 2, 2, 3);
        double[][] theta = filled(cell.parameters(), 3);
        double[][] state = filled(cell.stateRows(), 3);
        double[][] next = new double[cell.stateRows()][3];
        double[] x = {1, 2};
        cell.step(Rows.over(theta), x, Rows.over(state), Rows.over(next));
        double[] first = column(next, 0);
        double[] last = column(next, 2);
        for (double[] row : theta) {
            row[1] = 50;
        }
        cell.step(Rows.over(theta), x, Rows.over(state), Rows.over(next));
        assertThat(column(next, 0)).isEqualTo(first);
        assertThat(column(next, 2)).isEqualTo(last);
    }

    private static void assertSame(ScalarNetwork expected, double[] state, int units) {
        for (int j = 0; j < units; j++) {
            assertThat(state[j]).as("c[%d]", j).isCloseTo(expected.c[j], within(1e-12));
            assertThat(state[units + j]).as("y[%d]", j).isCloseTo(expected.y[j], within(1e-12));
        }
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

    private static double[] column(double[][] rows, int i) {
        double[] column = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            column[r] = rows[r][i];
        }
        return column;
    }
}

package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProcessNoiseTest {
    private static final int ROWS = 300;

    /** However many rows are drawn at once, in whichever order, and in either precision. */
    @ParameterizedTest
    @CsvSource({"EXACT, 1", "EXACT, 7", "EXACT, 100", "EXACT, 3000", "TABLE, 1", "TABLE, 100", "TABLE, 5000"})
    void shouldGiveEachRowItsOwnNoise(NoiseKind kind, int width) {
        Noise noise = new Noise(3, 4);
        double[][] together = add(diffusion(noise, kind, width, 0), width, ROWS);
        double[][] some = add(diffusion(noise, kind, width, 0), width, 17, 136, 3, 144);
        assertThat(some).isDeepEqualTo(together);
        Rows one = Rows.zeros(Precision.FLOAT64, 1, width);
        for (int row = ROWS - 1; row >= 0; row -= 37) {
            ProcessNoise own = diffusion(noise, kind, width, row);
            one.fill(0);
            own.begin(5);
            own.addTo(one);
            double[] numbers = new double[width];
            one.read(0, numbers);
            assertThat(numbers).isEqualTo(together[row]);
        }
        Rows floats = Rows.zeros(Precision.FLOAT32, ROWS, width);
        ProcessNoise ofFloats = diffusion(noise, kind, width, 0);
        ofFloats.begin(5);
        ofFloats.addTo(floats);
        assertThat(floats.get(ROWS - 1, width - 1)).isEqualTo(together[ROWS - 1][width - 1]);
        assertThat(Arrays.stream(together)
                        .mapToDouble(numbers -> numbers[0])
                        .distinct()
                        .count())
                .isGreaterThan(ROWS - 9);
    }

    private static ProcessNoise diffusion(Noise noise, NoiseKind kind, int width, int firstRow) {
        return new ProcessNoise(noise, kind, firstRow, 1, Double.MAX_VALUE, width);
    }

    /** Adds noise to groups of rows, in the given order of their sizes. */
    private static double[][] add(ProcessNoise diffusion, int width, int... counts) {
        double[][] rows = new double[ROWS][width];
        diffusion.begin(5);
        int first = 0;
        for (int count : counts) {
            diffusion.addTo(Rows.over(rows), first, count);
            first += count;
        }
        return rows;
    }
}

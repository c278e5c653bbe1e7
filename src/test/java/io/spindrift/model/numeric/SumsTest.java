package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SumsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 31, 32, 33, 100, 1000})
    void shouldBeExactForWholeNumbers(int count) {
        double[] left = new double[count];
        double[] right = new double[count];
        double sum = 0;
        double products = 0;
        for (int i = 0; i < count; i++) {
            left[i] = 3 * i - 50;
            right[i] = 7 - i;
            sum += left[i];
            products += left[i] * right[i];
        }
        assertThat(new Sums().of(left, count)).isEqualTo(sum);
        assertThat(new Sums().ofProducts(left, right, count)).isEqualTo(products);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 100, 257})
    void shouldAddInTheOrderOfTheTree(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[] values = new double[count];
        double[] ones = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextDouble(-1, 1) * StrictMath.pow(10, random.nextInt(-12, 12));
            ones[i] = 1;
        }
        double expected = lane(values, 0, 1);
        assertThat(new Sums().of(values, count)).isEqualTo(expected);
        assertThat(new Sums().ofProducts(values, ones, count)).isEqualTo(expected);
    }

    @Test
    void shouldLeaveOutWhatStandsBeyondTheCount() {
        double[] values = {1, 2, 4, Double.NaN};
        assertThat(new Sums().of(values, 3)).isEqualTo(7);
        assertThat(new Sums().ofProducts(values, values, 3)).isEqualTo(21);
        assertThat(values).containsExactly(1, 2, 4, Double.NaN);
    }

    /** Lane l of w is the sum of lanes l and l + w of 2w; the lanes of 16 run through the values. */
    private static double lane(double[] values, int lane, int width) {
        if (width < 16) {
            return lane(values, lane, 2 * width) + lane(values, lane + width, 2 * width);
        }
        double sum = 0;
        for (int i = lane; i < values.length; i += 16) {
            sum += values[i];
        }
        return sum;
    }
}

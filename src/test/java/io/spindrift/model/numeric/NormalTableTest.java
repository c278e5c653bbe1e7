package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class NormalTableTest {
    private static final int SIZE = NormalTable.SIZE;
    private static final double DEVIATIONS = 3.891;

    private final NormalTable table = new NormalTable();

    @Test
    void shouldHaveTheMomentsOfAStandardNormal() {
        double[] moments = new double[7];
        for (float z : whole()) {
            double power = 1;
            for (int k = 0; k < moments.length; k++) {
                moments[k] += power / SIZE;
                power *= z;
            }
        }
        assertThat(moments[1]).isCloseTo(0, within(1e-9));
        assertThat(moments[2]).isCloseTo(1, within(1e-7));
        assertThat(moments[3]).isCloseTo(0, within(1e-9));
        assertThat(moments[4]).isCloseTo(3, within(0.005));
        assertThat(moments[5]).isCloseTo(0, within(1e-9));
        assertThat(moments[6]).isCloseTo(15, within(0.15));
    }

    @Test
    void shouldApproximateANormalAsWellAsItsSizeAllows() {
        float[] sorted = whole();
        Arrays.sort(sorted);
        for (int i = 0; i < SIZE; i++) {
            assertThat(NormalDistribution.below(sorted[i])).isCloseTo((i + 0.5) / SIZE, within(1.0 / SIZE));
        }
    }

    @Test
    void shouldHaveNoSerialCorrelation() {
        float[] whole = whole();
        double statistic = 0;
        double ofSquares = 0;
        for (int lag = 1; lag <= 100; lag++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < SIZE; i++) {
                double x = whole[i];
                double y = whole[(i + lag) % SIZE];
                sum += x * y;
                squares += (x * x - 1) * (y * y - 1) / 2;
            }
            statistic += sum * sum / SIZE;
            ofSquares += squares * squares / SIZE;
        }
        assertThat(NormalDistribution.deviations(statistic, 100)).isCloseTo(0, within(DEVIATIONS));
        assertThat(NormalDistribution.deviations(ofSquares, 100)).isCloseTo(0, within(DEVIATIONS));
    }

    @Test
    void shouldStartAnywhereEquallyOften() {
        int each = 64;
        int[] counts = new int[SIZE];
        for (int key = 0; key < SIZE * each; key++) {
            counts[NormalTable.offset(key)]++;
        }
        double chiSquared = 0;
        for (int count : counts) {
            chiSquared += (double) (count - each) * (count - each) / each;
        }
        assertThat(NormalDistribution.deviations(chiSquared, SIZE - 1)).isCloseTo(0, within(DEVIATIONS));
    }

    @Test
    void shouldWrapAroundAtTheEnd() {
        float[] whole = whole();
        for (int key = 0; key < 200; key++) {
            int count = key % 2 == 0 ? 1 + 40 * key : 40_000;
            float[] window = new float[count + 1];
            table.normals(key, window, 0, count);
            int offset = NormalTable.offset(key);
            for (int i = 0; i < count; i++) {
                assertThat(window[i]).isEqualTo(whole[(offset + i) % SIZE]);
            }
            assertThat(window[count]).isZero();
        }
    }

    /** The table from its first entry on. */
    private float[] whole() {
        float[] window = new float[SIZE];
        table.normals(0, window, 0, SIZE);
        int offset = NormalTable.offset(0);
        float[] whole = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            whole[(offset + i) % SIZE] = window[i];
        }
        return whole;
    }
}

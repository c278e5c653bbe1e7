package io.spindrift.model.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RingTest {
    private static final int CAPACITY = 11;

    private final SplittableRandom random = new SplittableRandom(8);
    private final double[] values = random.doubles(60, -1, 1).toArray();
    private final Ring ring = new Ring(CAPACITY);

    /** Ten thousand sums: that of another order would differ in the last bits of one in three. */
    @Test
    void shouldSumInTheSameOrder_whereverTheValuesAre() {
        for (int t = 0; t < 10_000; t++) {
            ring.add(random.nextDouble(-1, 1));
            Ring moved = new Ring(CAPACITY);
            for (int back = ring.count() - 1; back >= 0; back--) {
                moved.add(ring.get(back));
            }
            double[] weights = random.doubles(1 + t % 7, -1, 1).toArray();
            if (ring.count() == CAPACITY) {
                assertThat(ring.dot(weights, t % 4)).isEqualTo(moved.dot(weights, t % 4));
            }
        }
    }

    @Test
    void shouldHoldTheLastValues_whenMoreHaveCome() {
        for (int t = 0; t < values.length; t++) {
            ring.add(values[t]);
            double min = Double.MAX_VALUE;
            for (int back = 0; back < CAPACITY; back++) {
                assertThat(ring.get(back)).isEqualTo(back <= t ? values[t - back] : 0);
                min = back <= t ? Math.min(min, values[t - back]) : min;
            }
            assertThat(ring.min()).isEqualTo(min);
            assertThat(ring.count()).isEqualTo(Math.min(t + 1, CAPACITY));
        }
    }

    @Test
    void shouldWeightValuesInTheOrderInWhichTheyCame_whenTheyGoAroundTheEnd() {
        for (int t = 0; t < values.length; t++) {
            ring.add(values[t]);
            for (int length = 1; length <= Math.min(t + 1, CAPACITY); length++) {
                for (int back = 0; back + length <= Math.min(t + 1, CAPACITY); back++) {
                    double[] weights = random.doubles(length, -1, 1).toArray();
                    double expected = 0;
                    for (int j = 0; j < length; j++) {
                        expected += weights[j] * values[t - back - length + 1 + j];
                    }
                    assertThat(ring.dot(weights, back)).isCloseTo(expected, within(1e-12));
                }
            }
        }
    }

    @Test
    void shouldChangeOneValue_whenSet() {
        for (double value : values) {
            ring.add(value);
        }
        ring.set(4, 7);
        assertThat(ring.get(4)).isEqualTo(7);
        assertThat(ring.get(3)).isEqualTo(values[values.length - 4]);
        assertThat(ring.get(5)).isEqualTo(values[values.length - 6]);
    }

    @Test
    void shouldGoOnAsBefore_whenRestored() {
        Ring restored = new Ring(CAPACITY);
        for (int t = 0; t < values.length; t++) {
            ring.add(values[t]);
            restored.add(values[t]);
            Ring saved = restored;
            restored = new Ring(CAPACITY);
            restored.visit(Ledger.of(fields -> saved.visit(fields, "ring")), "ring");
            for (int back = 0; back < CAPACITY; back++) {
                assertThat(restored.get(back)).isEqualTo(ring.get(back));
            }
        }
    }
}

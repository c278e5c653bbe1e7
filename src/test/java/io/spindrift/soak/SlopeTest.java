package io.spindrift.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlopeTest {
    private static final int POINTS = 60;
    private static final int RUNS = 400;

    private final double[] x =
            IntStream.range(0, POINTS).mapToDouble(i -> i / 60.0).toArray();

    @Test
    void shouldFindTheSlopeOfALine_despiteAnOutlier() {
        double[] y = IntStream.range(0, POINTS).mapToDouble(i -> 5 + 3 * x[i]).toArray();
        y[30] = 1e6;
        Slope slope = Slope.of(x, y);
        assertThat(slope.median()).isCloseTo(3, within(1e-9));
        assertThat(slope.lower()).isCloseTo(3, within(1e-9));
        assertThat(slope.upper()).isCloseTo(3, within(1e-9));
    }

    @Test
    void shouldCoverTheSlopeByAbout95PercentOfIntervals() {
        SplittableRandom random = new SplittableRandom(11);
        int held = 0;
        for (int run = 0; run < RUNS; run++) {
            Slope slope = Slope.of(x, noise(random, 2));
            held += slope.lower() <= 2 && 2 <= slope.upper() ? 1 : 0;
        }
        assertThat(held / (double) RUNS).isBetween(0.92, 0.98);
    }

    @Test
    void shouldDetectALeak_despiteNoise() {
        assertThat(Slope.of(x, noise(new SplittableRandom(5), 10)).lower()).isPositive();
    }

    @Test
    void shouldRejectTooFewPoints() {
        assertThatThrownBy(() -> Slope.of(new double[] {1, 2}, new double[] {1, 2}))
                .hasMessage("expected at least 10 points, got 2");
    }

    private double[] noise(SplittableRandom random, double slope) {
        return IntStream.range(0, POINTS)
                .mapToDouble(i -> 100 + slope * x[i] + random.nextGaussian())
                .toArray();
    }
}

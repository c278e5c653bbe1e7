package io.spindrift.model.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RobustErrorsTest {
    /** √(π/2): the standard deviation of a normal number over its mean size. */
    private static final double DEVIATION_OVER_SIZE = Math.sqrt(Math.PI / 2);

    private final SplittableRandom random = new SplittableRandom(2);
    private final RobustErrors robust = new RobustErrors(2);

    @Test
    void shouldBoundAnErrorAtThreeDeviations_when60AreKnown() {
        double size = 0;
        for (int n = 1; n <= 300; n++) {
            double error = n % 7 == 0 ? 100 : random.nextGaussian();
            double bound = 3 * DEVIATION_OVER_SIZE * size;
            double expected = n > 60 ? Math.max(-bound, Math.min(bound, error)) : error;
            size += Math.max(1.0 / n, 0.01) * (Math.abs(expected) - size);
            assertThat(robust.bounded(1, error)).as("error %d", n).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void shouldWidenItsBound_whenErrorsStayLarge() {
        for (int n = 0; n < 200; n++) {
            robust.bounded(0, random.nextGaussian());
        }
        int bounded = 0;
        while (robust.bounded(0, 1000) < 1000) {
            bounded++;
        }
        assertThat(bounded).isBetween(1, 300);
    }

    @Test
    void shouldKnowNothingOfAHorizon_whenOnlyAnotherHasErred() {
        for (int n = 0; n < 200; n++) {
            robust.bounded(0, 1);
        }
        assertThat(robust.bounded(0, 1000)).isLessThan(1000);
        assertThat(robust.bounded(1, 1000)).isEqualTo(1000);
    }
}

package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParetoTailTest {
    private final ParetoTail tail = new ParetoTail();

    /** By inversion, x = σ ((1 − u)^−ξ − 1)/ξ. */
    @ParameterizedTest
    @CsvSource({"1, 0.4", "3, 0.1", "0.2, 0.25", "2, 0.6"})
    void shouldFindTheParametersOfItsDistribution(double scale, double shape) {
        SplittableRandom random = new SplittableRandom(21);
        double sum = 0;
        for (int i = 0; i < 40_000; i++) {
            tail.learn(scale * (Math.pow(1 - random.nextDouble(), -shape) - 1) / shape);
            if (i >= 20_000) {
                sum += tail.beyond(5 * scale) / 20_000;
            }
        }
        double expected = Math.pow(1 + 5 * shape, -1 / shape);
        assertThat(sum / expected).isEqualTo(1, within(0.05));
    }

    @Test
    void shouldHaveTheProbabilitiesOfTheStart_beforeAnExcess() {
        for (double excess : new double[] {0, 0.1, 3, 1e6}) {
            assertThat(tail.beyond(excess)).isEqualTo(Math.pow(1 + 0.25 * excess / 0.9, -4), within(1e-7));
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-30", "1e6", "50", "1e-3"})
    void shouldStayProper_whenAllExcessesAreTheSame(double excess) {
        for (int i = 0; i < 5000; i++) {
            tail.learn(i % 7 == 0 ? 1 : excess);
            tail.learn(excess);
            double before = 1;
            for (double x = 1e-9; x < 1e9; x *= 10) {
                assertThat(tail.beyond(x)).isBetween(0.0, before);
                before = tail.beyond(x);
            }
        }
        assertThat(Ledger.of(tail::visit).isFinite()).isTrue();
    }
}

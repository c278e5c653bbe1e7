package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BoundMixturesTest {
    private static final double QUANTILE = 1.2815515655446004;

    /** The upper bound of 80 %: τ = .9. */
    private static final int BOUND = Levels.upper(0);

    private final BoundMixtures mixtures = new BoundMixtures(new Levels(List.of(0.8)), 1);
    private final SplittableRandom random = new SplittableRandom(6);

    @Test
    void shouldBeTheMean_beforeLabels() {
        assertThat(mixtures.mixed(BOUND, 2, 5)).isEqualTo(3.5);
    }

    @Test
    void shouldFollowTheBetterBound_whichIsTheQuantile() {
        for (int i = 1; i <= 3000; i++) {
            mixtures.learn(BOUND, QUANTILE, 3 * QUANTILE, random.nextGaussian(), i);
        }
        assertThat(mixtures.mixed(BOUND, QUANTILE, 3 * QUANTILE)).isEqualTo(QUANTILE, within(0.1));
    }

    /** The best mixture of a bound that is too low and one that is too high is between them. */
    @Test
    void shouldMixBounds_whenTheQuantileIsBetweenThem() {
        double sum = 0;
        for (int i = 1; i <= 20_000; i++) {
            mixtures.learn(BOUND, 0.5 * QUANTILE, 1.5 * QUANTILE, random.nextGaussian(), i);
            sum += i > 10_000 ? mixtures.mixed(BOUND, 0.5 * QUANTILE, 1.5 * QUANTILE) / 10_000 : 0;
        }
        assertThat(sum).isEqualTo(QUANTILE, within(0.15));
    }

    @Test
    void shouldStayBetweenBothBounds_whenNumbersAreHuge() {
        double[] sizes = {0, 1e100, 1e-300, -1e100, 1};
        for (int i = 1; i <= 3000; i++) {
            mixtures.learn(BOUND, sizes[i % 5], sizes[i * i % 5], sizes[random.nextInt(5)], i);
            assertThat(mixtures.mixed(BOUND, 0, 1)).isBetween(0.0, 1.0);
        }
    }
}

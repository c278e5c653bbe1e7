package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CoverageControlTest {
    /** Intervals that are too narrow, or too wide, by half. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5})
    void shouldReachTheLevel_whenIntervalsAreOfTheWrongWidth(double wrong) {
        CoverageControl control = new CoverageControl(0.8, 1);
        SplittableRandom random = new SplittableRandom(13);
        int inside = 0;
        for (int n = 0; n < 20_000; n++) {
            double half = 1.2815515655446004 * wrong * control.factor(n, 1);
            boolean outside = Math.abs(random.nextGaussian()) > half;
            inside += n >= 1000 && !outside ? 1 : 0;
            control.learn(outside);
        }
        assertThat(inside / 19_000.0).isEqualTo(0.8, within(0.004));
    }

    @Test
    void shouldBeOne_beforeLabels_andThenByTheEquation() {
        CoverageControl control = new CoverageControl(0.95, 2);
        assertThat(control.factor(0, 1)).isEqualTo(1);
        control.learn(true);
        double surplus = 0.02 * 0.95 + 3 * Math.sqrt(0.2 / 0.05) * 0.002 * 0.95;
        assertThat(control.factor(10, 2)).isEqualTo(Math.exp(2 * surplus * 10 / 50), within(1e-12));
    }

    @Test
    void shouldStayBounded_whenAllLabelsAreOutside() {
        CoverageControl control = new CoverageControl(0.95, 1);
        for (int i = 0; i < 100_000; i++) {
            control.learn(true);
        }
        assertThat(control.factor(100_000, 4)).isEqualTo(Math.exp(1.5), within(1e-12));
    }
}

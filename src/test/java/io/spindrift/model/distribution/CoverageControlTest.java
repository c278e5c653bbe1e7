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
            control.learn(outside ? 1 : 0, n + 1);
        }
        assertThat(inside / 19_000.0).isEqualTo(0.8, within(0.004));
    }

    @Test
    void shouldBeOne_beforeLabels_andThenByTheEquation() {
        CoverageControl control = new CoverageControl(0.95, 2);
        assertThat(control.factor(0, 1)).isEqualTo(1);
        control.learn(-1, 1);
        double surplus = 0.02 * 0.95 + 3 * Math.sqrt(0.2 / 0.05) * 0.002 * 0.95;
        assertThat(control.factor(10, 2)).isEqualTo(Math.exp(2 * surplus * 10 / 50), within(1e-12));
    }

    @Test
    void shouldStayBounded_whenAllLabelsAreOutside() {
        CoverageControl control = new CoverageControl(0.95, 1);
        for (int i = 0; i < 100_000; i++) {
            control.learn(i % 2 == 0 ? -1 : 1, i);
        }
        assertThat(control.factor(100_000, 4)).isEqualTo(Math.exp(1.5), within(1e-12));
    }

    @Test
    void shouldLeanToTheSideOfTheMisses_afterTwoThousandLabels() {
        CoverageControl control = new CoverageControl(0.9, 1);
        for (int n = 1; n <= 2000; n++) {
            control.learn(-1, n);
        }
        assertThat(control.lean()).isEqualTo(1);
        for (int n = 2001; n <= 2100; n++) {
            control.learn(n % 5 == 0 ? 1 : -1, n);
        }
        assertThat(control.lean()).isEqualTo(Math.exp(0.001 * 60), within(1e-6));
        for (int n = 0; n < 10_000; n++) {
            control.learn(1, 3000);
        }
        assertThat(control.lean()).isEqualTo(Math.exp(-0.7), within(1e-6));
    }

    /** Errors that are skewed, about an interval of equal distances. */
    @Test
    void shouldMissOnBothSidesEquallyOften_whenTheIntervalIsOnTheWrongSide() {
        CoverageControl control = new CoverageControl(0.8, 1);
        SplittableRandom random = new SplittableRandom(13);
        int[] misses = new int[2];
        for (int n = 1; n <= 100_000; n++) {
            double error = random.nextExponential() - 0.7;
            double half = control.factor(n, 1);
            int outside = error < -half * control.lean() ? -1 : error > half / control.lean() ? 1 : 0;
            if (n > 20_000 && outside != 0) {
                misses[outside < 0 ? 0 : 1]++;
            }
            control.learn(outside, n);
        }
        assertThat(misses[0] / 80_000.0).isEqualTo(0.1, within(0.005));
        assertThat(misses[1] / 80_000.0).isEqualTo(0.1, within(0.005));
    }
}

package io.spindrift.model.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunningScaleTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e6, -1e9})
    void shouldGiveMeanAndDeviationOfAllNumbersWithinTheWindow(double offset) {
        SplittableRandom random = new SplittableRandom(5);
        RunningScale scale = new RunningScale(500);
        double[] values = new double[500];
        for (int n = 1; n <= values.length; n++) {
            values[n - 1] = offset + random.nextDouble(-3, 5);
            scale.update(values[n - 1]);
            double mean = mean(values, n);
            double variance = 0;
            for (int i = 0; i < n; i++) {
                variance += (values[i] - mean) * (values[i] - mean) / n;
            }
            assertThat(scale.restore(0)).isCloseTo(mean, within(1e-12 + 1e-14 * Math.abs(offset)));
            assertThat(scale.deviation() * scale.deviation())
                    .isCloseTo(variance, within(1e-12 + 1e-14 * Math.abs(offset)));
        }
    }

    @Test
    void shouldWeightNumbersExponentially_beyondTheWindow() {
        int window = 50;
        RunningScale scale = new RunningScale(window);
        for (int i = 0; i < window; i++) {
            scale.update(-7);
        }
        for (int n = 1; n <= 1000; n++) {
            scale.update(1);
            double left = StrictMath.pow(1 - 1.0 / window, n);
            assertThat(scale.restore(0)).isCloseTo(1 - 8 * left, within(1e-12));
            assertThat(scale.deviation()).isCloseTo(8 * Math.sqrt(left * (1 - left)), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -273.15, 1e100, 1e-100})
    void shouldStandardizeAConstantSeriesToZero(double constant) {
        RunningScale scale = new RunningScale(10);
        for (int i = 0; i < 100; i++) {
            scale.update(constant);
            assertThat(scale.deviation()).isZero();
            assertThat(scale.standardize(constant)).isZero();
            assertThat(scale.standardize(constant + 1)).isZero();
            assertThat(scale.restore(3)).isEqualTo(constant);
        }
    }

    @Test
    void shouldGiveZeroBeforeAnyNumber() {
        RunningScale scale = new RunningScale(10);
        assertThat(scale.deviation()).isZero();
        assertThat(scale.standardize(5)).isZero();
        assertThat(scale.restore(5)).isZero();
    }

    @Test
    void shouldClampOutliers() {
        RunningScale scale = scaleOf(100, -1, 1, -1, 1);
        assertThat(scale.standardize(9.5)).isEqualTo(9.5);
        assertThat(scale.standardize(10.5)).isEqualTo(10);
        assertThat(scale.standardize(1e100)).isEqualTo(10);
        assertThat(scale.standardize(-1e100)).isEqualTo(-10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e100, 1e-100})
    void shouldRestoreWhatItStandardized(double unit) {
        RunningScale scale = scaleOf(4, 3 * unit, -2 * unit, 5 * unit, unit, 4 * unit, -unit);
        for (double value = -6; value <= 9; value += 0.125) {
            assertThat(scale.restore(scale.standardize(value * unit)))
                    .isCloseTo(value * unit, within(1e-14 * 10 * unit));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e100, 1e-100, 1e-300})
    void shouldStayFiniteAtAnyMagnitude(double unit) {
        SplittableRandom random = new SplittableRandom(8);
        RunningScale scale = new RunningScale(20);
        for (int i = 0; i < 1000; i++) {
            double value = unit * random.nextDouble(-1, 1);
            scale.update(value);
            assertThat(scale.deviation()).isFinite().isNotNegative();
            assertThat(scale.standardize(value)).isBetween(-RunningScale.CLAMP, RunningScale.CLAMP);
            assertThat(scale.restore(20)).isFinite();
        }
    }

    @Test
    void shouldOnlyClampWithoutAWindow() {
        RunningScale scale = new RunningScale(0);
        scale.update(1000);
        scale.update(-1000);
        assertThat(scale.standardize(3.5)).isEqualTo(3.5);
        assertThat(scale.standardize(-1000)).isEqualTo(-RunningScale.CLAMP);
        assertThat(scale.restore(0.25)).isEqualTo(0.25);
    }

    @Test
    void shouldRejectANegativeWindow() {
        assertThatThrownBy(() -> new RunningScale(-1)).hasMessage("window: expected at least 0, got -1");
    }

    private static RunningScale scaleOf(int window, double... values) {
        RunningScale scale = new RunningScale(window);
        for (double value : values) {
            scale.update(value);
        }
        return scale;
    }

    private static double mean(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    @Test
    void shouldKeepTheMeanAtZero_whenItIsNotCentered() {
        RunningScale scale = new RunningScale(100, false);
        scale.update(3);
        scale.update(-4);
        assertThat(scale.deviation()).isEqualTo(Math.sqrt(12.5));
        assertThat(scale.standardize(5)).isEqualTo(5 / Math.sqrt(12.5));
        assertThat(scale.restore(0)).isZero();
    }
}

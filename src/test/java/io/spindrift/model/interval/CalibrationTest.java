package io.spindrift.model.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.scale.ForecastBounds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
    private static final ForecastBounds NONE = ForecastBounds.NONE;
    private static final int STEPS = 10_000;

    private final SplittableRandom random = new SplittableRandom(21);

    @Test
    void shouldStartWithTheNormalQuantilesOfTheInitialScale() {
        Calibration calibration = new Calibration(List.of(0.8, 0.95), 1);
        double[] prediction = new double[calibration.predictionLength()];
        calibration.predict(2, prediction);
        List<Interval> intervals = calibration.intervals(10, prediction, NONE);
        assertThat(intervals.get(0).upper()).isEqualTo(10 + 2 * 1.2815515655446004, within(1e-9));
        assertThat(intervals.get(1).lower()).isEqualTo(10 - 2 * 1.959963984540054, within(1e-9));
    }

    @Test
    void shouldReachItsLevels_forAnyDistributionOfErrors() {
        holds(step -> random.nextGaussian());
        holds(step -> (step / 1000 % 2 == 0 ? 1 : 10) * random.nextGaussian());
        holds(step -> Math.pow(random.nextDouble(), -0.4) * (random.nextBoolean() ? 1 : -1));
        holds(step -> random.nextDouble() < 0.7 ? 0.01 * random.nextGaussian() : 5 * random.nextGaussian());
    }

    private void holds(IntToDoubleFunction errors) {
        Calibration calibration = new Calibration(List.of(0.8, 0.95), 1);
        double[] prediction = new double[calibration.predictionLength()];
        for (int step = 0; step < STEPS; step++) {
            calibration.predict(1, prediction);
            calibration.update(0, prediction, NONE, errors.applyAsDouble(step));
        }
        List<IntervalScore> scores = calibration.scores(0, prediction, NONE);
        assertThat(scores.get(0).coverage()).isEqualTo(0.8, within(0.015));
        assertThat(scores.get(1).coverage()).isEqualTo(0.95, within(0.015));
    }

    @Test
    void shouldGiveRunningMeasures_asComputedByHand() {
        Calibration calibration = new Calibration(List.of(0.5), 1);
        double[] prediction = {1, 3};
        calibration.update(0, prediction, NONE, 2);
        calibration.update(0, prediction, NONE, -5);
        IntervalScore score = calibration.scores(7, prediction, NONE).get(0);
        assertThat(score.lower()).isEqualTo(4);
        assertThat(score.upper()).isEqualTo(10);
        assertThat(score.coverage()).isEqualTo(0.5);
        assertThat(score.width()).isEqualTo(6);
        // The quantile losses at 1/4 and 3/4 of bounds −3 and 3: of 2 they are 1.25 and .25, of −5 .75 · 2 and 2.
        assertThat(score.pinball()).isEqualTo(((1.25 + 0.25) / 2 + (1.5 + 2) / 2) / 2, within(1e-12));
    }

    @Test
    void shouldGiveNoInterval_whenNothingIsKnownAboutErrors() {
        Calibration calibration = new Calibration(List.of(0.5), 1);
        double[] first = new double[calibration.predictionLength()];
        calibration.predict(0, first);
        assertThat(calibration.intervals(7, first, NONE)).containsExactly(new Interval(0.5, Double.NaN, Double.NaN));
        assertThat(calibration.update(0, first, NONE, 4)).isOne();
        assertThat(calibration.scores(7, first, NONE))
                .containsExactly(new IntervalScore(0.5, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        double[] second = new double[calibration.predictionLength()];
        calibration.predict(0, second);
        // √(π/2) · 4, and the normal quantile at 3/4: a label without an interval has not moved the width.
        double half = 1.2533141373155003 * 4 * 0.6744897501960817;
        assertThat(calibration.intervals(7, second, NONE).get(0).upper()).isEqualTo(7 + half, within(1e-9));
        calibration.update(0, second, NONE, 0);
        IntervalScore score = calibration.scores(7, second, NONE).get(0);
        assertThat(score.coverage()).isOne();
        assertThat(score.width()).isEqualTo(2 * half, within(1e-9));
    }

    @Test
    void shouldGiveAWidthOfZero_whenErrorsHaveBeenZero() {
        Calibration calibration = new Calibration(List.of(0.5), 1);
        double[] prediction = new double[calibration.predictionLength()];
        calibration.predict(0, prediction);
        calibration.update(0, prediction, NONE, 0);
        calibration.predict(0, prediction);
        assertThat(calibration.intervals(7, prediction, NONE)).containsExactly(new Interval(0.5, 7, 7));
    }

    @Test
    void shouldCutIntervalsAtBounds_andMeasureThemAsIssued() {
        Calibration calibration = new Calibration(List.of(0.5), 1);
        ForecastBounds bounds = new ForecastBounds(0, 9);
        double[] prediction = {1, 3};
        assertThat(calibration.intervals(2, prediction, bounds)).containsExactly(new Interval(0.5, 0, 5));
        assertThat(calibration.intervals(7, prediction, bounds)).containsExactly(new Interval(0.5, 4, 9));
        // Within 3 of the forecast, but not in the interval.
        calibration.update(2, prediction, bounds, -0.5);
        IntervalScore score = calibration.scores(2, prediction, bounds).get(0);
        assertThat(score.coverage()).isZero();
        assertThat(score.width()).isEqualTo(5);
        // The quantile losses at 1/4 and 3/4 of bounds 0 and 5 are .75 · .5 and .25 · 5.5.
        assertThat(score.pinball()).isEqualTo((0.375 + 1.375) / 2);
    }

    @Test
    void shouldGiveUniformPValues() {
        Calibration calibration = new Calibration(List.of(), 1);
        double[] prediction = new double[1];
        int rare = 0;
        for (int step = 0; step < STEPS; step++) {
            calibration.predict(1, prediction);
            double probability = calibration.update(0, prediction, NONE, random.nextGaussian() * (1 + step / 5000.0));
            assertThat(probability).isGreaterThan(0).isLessThanOrEqualTo(1);
            rare += probability <= 0.05 ? 1 : 0;
        }
        assertThat((double) rare / STEPS).isEqualTo(0.05, within(0.01));
        calibration.predict(1, prediction);
        assertThat(calibration.update(0, prediction, NONE, 100)).isEqualTo(1.0 / 257);
    }
}

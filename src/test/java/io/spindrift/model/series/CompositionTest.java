package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.train.Learner;
import org.junit.jupiter.api.Test;

/** The forecast of a series, composed by hand from its scales and its learner. */
final class CompositionTest {
    private static final int WINDOW = 100;

    @Test
    void shouldForecastTheLabelFromTheStandardizedRegressor() {
        SeriesSettings settings = SeriesRun.settings(InputMode.REGRESSION, SeriesRun.LABELS, 1);
        SeriesRun run = new SeriesRun(settings);
        Learner learner = settings.learner().create(1, Hash.of("line 7"));
        RunningScale regressors = new RunningScale(WINDOW);
        RunningScale labels = new RunningScale(WINDOW);
        for (int t = 0; t < 150; t++) {
            double x = 40 + 7 * StrictMath.sin(t);
            double label = 3 - StrictMath.cos(2.3 * t);
            run.observeLabeled("o" + t, 1000 + t, label, x);
            regressors.update(x);
            double[] standardized = {regressors.standardize(x)};
            double expected = labels.restore(learner.rollout().forecast(standardized));
            assertThat(run.outcomes.lastHorizonForecast().prediction()).isEqualTo(expected);
            labels.update(label);
            learner.learn(standardized, labels.standardize(label));
        }
    }

    @Test
    void shouldForecastTheChangeOfTheValueFromTheLastValuesNewestFirst() {
        SeriesSettings settings = SeriesRun.settings(InputMode.SERIES, SeriesRun.LABELS, 1);
        SeriesRun run = new SeriesRun(settings);
        Learner learner = settings.learner().create(4, Hash.mix(Hash.of("line 7") + 1));
        RunningScale values = new RunningScale(WINDOW);
        RunningScale exogenous = new RunningScale(WINDOW);
        RunningScale changes = new RunningScale(WINDOW, false);
        double[] last = new double[4];
        double[] x = null;
        for (int t = 0; t < 150; t++) {
            double value = 20 + StrictMath.sin(0.9 * t);
            double aside = StrictMath.cos(1.7 * t);
            run.value(1000 + t, value, aside);
            System.arraycopy(last, 0, last, 1, 3);
            last[0] = value;
            if (t > 0) {
                changes.update(value - last[1]);
                learner.learn(x, changes.standardize(value - last[1]));
            }
            values.update(value);
            exogenous.update(aside);
            x = new double[4];
            for (int k = 0; k < Math.min(3, t + 1); k++) {
                x[k] = values.standardize(last[k]);
            }
            x[3] = exogenous.standardize(aside);
            double expected = value + changes.restore(learner.rollout().forecast(x));
            assertThat(run.outcomes.lastHorizonForecast().prediction()).isEqualTo(expected);
        }
    }
}

package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.alarm.Detector;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.IssuedAlarm.Change;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.NaiveSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alarms where each horizon has a learner: in series mode, and in regression mode. Those of a blend in series mode are in AlertsTest. */
final class AlarmIssuerTest {
    private static final AlarmRate RARE = new AlarmRate(1e-5, 0);
    private static final LabelSettings LABELS = new LabelSettings(1_000_000_000, 100, 4, 200, 100);
    private static final int SPIKE_AT = 400;
    private static final double SPIKE = 90;

    private final SplittableRandom random = new SplittableRandom(17);

    private static SeriesRun run(InputMode inputMode, Horizons horizons, LearnerSettings learner, AlarmRate rate) {
        return new SeriesRun(new SeriesSettings(
                inputMode,
                3,
                horizons,
                5,
                1000,
                Precision.FLOAT64,
                LABELS,
                learner,
                new DistributionSettings(List.of(0.8), List.of(), rate),
                ForecastBounds.NONE));
    }

    private double value(int i) {
        return i == SPIKE_AT ? SPIKE : random.nextGaussian();
    }

    private static void assertOneAlarmAtTheSpike(SeriesRun run, int horizon, long time) {
        assertThat(run.outcomes.alarms).extracting(IssuedAlarm::change).containsExactly(Change.BEGIN, Change.END);
        IssuedAlarm begin = run.outcomes.alarms.get(0);
        assertThat(begin.observation().sequence()).isEqualTo(SPIKE_AT);
        assertThat(begin.observation().time()).isEqualTo(time);
        assertThat(begin.alarm().since()).isEqualTo(time);
        boolean next = begin.alarm().detector() == Detector.NEXT;
        assertThat(begin.alarm().detector()).isIn(Detector.NEXT, Detector.LEVEL);
        assertThat(begin.alarm().horizon()).isEqualTo(next ? OptionalInt.of(horizon) : OptionalInt.empty());
        assertThat(begin.alarm().evidence().seen()).isEqualTo(SPIKE);
        assertThat(begin.alarm().evidence().pValue()).isLessThan(1e-5);
        assertThat(run.outcomes.alarms.get(1).alarm().mostUnusualTime()).isEqualTo(time);
    }

    @Test
    void shouldBeginAndEnd_inSeriesMode() {
        SeriesRun run = run(InputMode.SERIES, Horizons.of(1, 3), Defaults.RLS, RARE);
        for (int i = 0; i < 500; i++) {
            run.value(1000L * i, value(i));
            run.restart();
        }
        assertOneAlarmAtTheSpike(run, 1, 1000L * SPIKE_AT);
    }

    /** Half of the values become labels only with the next one, which is after the time at which they are due. */
    @Test
    void shouldBeginAndEnd_whenLabelsAreDueByTime() {
        SeriesRun run = run(InputMode.SERIES, new Horizons(List.of(1, 3), 1000), Defaults.RLS, RARE);
        for (int i = 0; i < 500; i++) {
            run.value(1000L * i + (i % 2 == 0 ? 0 : 80), value(i));
        }
        assertOneAlarmAtTheSpike(run, 1, 1000L * SPIKE_AT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30})
    void shouldBeginWithTheObservationOfTheLabel_inRegressionMode(int delay) {
        SeriesRun run = run(InputMode.REGRESSION, Horizons.of(1), Defaults.RLS, RARE);
        for (int i = 0; i < 550; i++) {
            run.observe("o" + i, 1000L * i, i % 7);
            if (i >= delay) {
                run.label("o" + (i - delay), 1000L * i, value(i - delay));
            }
        }
        assertOneAlarmAtTheSpike(run, 0, 1000L * SPIKE_AT);
    }

    @Test
    void shouldNotBegin_whenNoneAreWanted() {
        SeriesRun run = run(InputMode.REGRESSION, Horizons.of(1), Defaults.RLS, AlarmRate.NONE);
        for (int i = 0; i < 500; i++) {
            run.observeLabeled("o" + i, 1000L * i, value(i), 1);
        }
        assertThat(run.outcomes.alarms).isEmpty();
    }

    /** On independent noise up to twice the stated rate is promised. */
    @Test
    void shouldBeAboutAsFrequentAsStated() {
        SeriesRun run = run(InputMode.REGRESSION, Horizons.of(1), new NaiveSettings(true), new AlarmRate(0.002, 0));
        for (int i = 0; i < 30_000; i++) {
            run.observeLabeled("o" + i, 1000L * i, random.nextExponential(), 1);
        }
        long begun = run.outcomes.alarms.stream()
                .filter(alarm -> alarm.change() == Change.BEGIN)
                .count();
        assertThat(begun).isBetween(20L, 120L);
    }
}

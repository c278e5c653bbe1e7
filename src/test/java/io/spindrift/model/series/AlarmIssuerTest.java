package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.alarm.Detector;
import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.IssuedAlarm.Change;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.NaiveSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alarms where each horizon has a learner: in series mode, and in regression mode. Those of a blend in series mode are in AlertsTest. */
final class AlarmIssuerTest {
    private static final AlarmRate RARE = new AlarmRate(1e-5, 0);
    /** At this rate, the return to a usual level is an alarm. */
    private static final AlarmRate FREQUENT = new AlarmRate(1e-3, 0);

    private static final LabelSettings LABELS = new LabelSettings(1_000_000_000, 100, 4, 200, 100);
    private static final int SPIKE_AT = 400;
    private static final double SPIKE = 90;

    private final SplittableRandom random = new SplittableRandom(17);
    private double walk;

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

    /** A random walk, of which forecasts follow each value. Its values from 400 on are far off, in a span of three. */
    private double maintained(int i) {
        walk += random.nextGaussian();
        return walk + (isIgnored(i) ? SPIKE : 0);
    }

    private static boolean isIgnored(int i) {
        return i >= SPIKE_AT && i < SPIKE_AT + 3;
    }

    static Stream<Arguments> seriesModes() {
        return Stream.of(
                Arguments.of(Horizons.of(1, 3), Defaults.RLS),
                Arguments.of(new Horizons(List.of(1, 3), 1000), Defaults.RLS),
                Arguments.of(Horizons.of(1, 3), BlendSettings.LINEAR));
    }

    /** Neither the values in the span are alarms, nor is the return to the usual level, which forecasts from the span do not expect. */
    @ParameterizedTest
    @MethodSource("seriesModes")
    void shouldNotBegin_inAnIgnoredSpanOrByForecastsFromIt(Horizons horizons, LearnerSettings learner) {
        SeriesRun run = run(InputMode.SERIES, horizons, learner, FREQUENT);
        for (int i = 0; i < 430; i++) {
            if (isIgnored(i)) {
                run.ignoredValue(1000L * i, maintained(i));
            } else {
                run.value(1000L * i, maintained(i));
            }
            run.restart();
        }
        assertThat(run.outcomes.alarms)
                .extracting(alarm -> alarm.observation().sequence())
                .allSatisfy(sequence -> assertThat(sequence).isLessThan(SPIKE_AT));
        assertThat(run.outcomes.scores).anySatisfy(score -> {
            assertThat(score.observation().alarmIgnored()).isTrue();
            assertThat(score.horizons().get(0).pValue()).isLessThan(1e-5);
        });
    }

    @ParameterizedTest
    @MethodSource("seriesModes")
    void shouldBegin_whenValuesAreNotInASpan(Horizons horizons, LearnerSettings learner) {
        SeriesRun run = run(InputMode.SERIES, horizons, learner, RARE);
        for (int i = 0; i < 430; i++) {
            run.value(1000L * i, maintained(i));
        }
        assertThat(run.outcomes.alarms).isNotEmpty();
        assertThat(run.outcomes.alarms.get(0).observation().sequence()).isEqualTo(SPIKE_AT);
    }

    /** The time of the observation decides: its label may come before the span ends, or after it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30})
    void shouldNotBeginWithAnIgnoredObservation_whenItsLabelIsLate(int delay) {
        SeriesRun run = run(InputMode.REGRESSION, Horizons.of(1), Defaults.RLS, RARE);
        for (int i = 0; i < 500; i++) {
            SeriesEvent.Observation observation =
                    new SeriesEvent.Observation("o" + i, 1000L * i, new double[] {i % 7}, Double.NaN);
            run.send(isIgnored(i) ? observation.withAlarmIgnored() : observation);
            if (i >= delay) {
                run.label("o" + (i - delay), 1000L * i, maintained(i - delay));
            }
            run.restart();
        }
        assertThat(run.outcomes.alarms).isEmpty();
    }

    @Test
    void shouldBeginInASpan_whenTheLabelOfAnEarlierObservationComes() {
        SeriesRun run = run(InputMode.REGRESSION, Horizons.of(1), Defaults.RLS, RARE);
        for (int i = 0; i < 410; i++) {
            SeriesEvent.Observation observation =
                    new SeriesEvent.Observation("o" + i, 1000L * i, new double[] {i % 7}, Double.NaN);
            run.send(i > SPIKE_AT ? observation.withAlarmIgnored() : observation);
            if (i >= 5) {
                run.label("o" + (i - 5), 1000L * i, value(i - 5));
            }
        }
        assertThat(run.outcomes.alarms)
                .singleElement()
                .satisfies(begin -> assertThat(begin.observation().sequence()).isEqualTo(SPIKE_AT));
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

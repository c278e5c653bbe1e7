package io.spindrift.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.alarm.Detector;
import io.spindrift.model.alarm.Evidence;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonMixture;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedAlarm.Change;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesAlarm;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.processor.ForecastListener;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveSeriesTest {
    private static final int POINTS = 5;

    private static final SeriesAlarm ALARM =
            new SeriesAlarm(7, 8, Detector.NEXT, OptionalInt.of(3), new Evidence(1e-6, 2, 9));

    private Optional<SeriesAlarm> openAlarm = Optional.empty();
    private final LiveView live = new LiveView(new LiveSettings(2, POINTS));

    @Test
    void shouldKeepTheLastObservationsWithTheirForecasts() {
        for (int i = 0; i < 8; i++) {
            observe("load", i, 10 + i);
        }
        SeriesDetail detail = live.find("load").orElseThrow().detail(-1);
        assertThat(detail.sequence()).containsExactly(3, 4, 5, 6, 7);
        assertThat(detail.value()).containsExactly(13, 14, 15, 16, 17);
        assertThat(detail.forecast().issued()).isEqualTo(forecast(7, 1));
        assertThat(detail.past().get(0).weights().get(1)).containsExactly(3, 4, 5, 6, 7);
        assertThat(detail.observations()).isEqualTo(8);
    }

    @Test
    void shouldShowAPastForecastAtItsLabel_whateverItsDelay() {
        for (int i = 0; i < 8; i++) {
            observe("load", i, 10 + i);
        }
        score("load", 6, score(5, 7.0));
        score("load", 1, score(0, 9.0));
        SeriesDetail detail = live.find("load").orElseThrow().detail(4);
        SeriesDetail.Past past = detail.past().get(0);
        assertThat(past.prediction()).containsExactly(Double.NaN, 1, Double.NaN);
        assertThat(past.lower().get(0)).containsExactly(Double.NaN, 0, Double.NaN);
        assertThat(past.error()).containsExactly(Double.NaN, 7.0 - 1.0, Double.NaN);
        assertThat(detail.horizons().get(0).levels().get(0).coverage()).isEqualTo(0.75);
        SeriesSummary summary = live.find("load").orElseThrow().summary();
        assertThat(summary.errorRatio()).isEqualTo(0.5);
        assertThat(summary.value()).isEqualTo(17);
        assertThat(summary.recentValues()).hasSize(POINTS);
    }

    @Test
    void shouldShowAScore_whenItIsReportedBeforeItsObservation() {
        observe("load", 0, 10);
        SeriesEvent observation = new SeriesEvent.Observation(null, 1000, new double[0], 11);
        IssuedScore score = new IssuedScore(new ObservationRef(1, null, 1000), List.of(score(0, 11)));
        apply("load", 2, observation, score, forecast(1, 1));
        SeriesDetail detail = live.find("load").orElseThrow().detail(-1);
        assertThat(detail.value()).containsExactly(10, 11);
        assertThat(detail.past().get(0).error()).containsExactly(Double.NaN, 10);
    }

    @Test
    void shouldKeepPastForecastsOfFourHorizonsAndTheAccuracyOfAll() {
        int[] horizons = IntStream.rangeClosed(1, 24).toArray();
        SeriesEvent observation = new SeriesEvent.Observation(null, 0, new double[0], 5);
        apply("load", 1, observation, forecast(0, horizons));
        SeriesDetail detail = live.find("load").orElseThrow().detail(-1);
        assertThat(detail.past()).extracting(SeriesDetail.Past::horizon).containsExactly(1, 9, 16, 24);
        assertThat(detail.horizons()).extracting(SeriesDetail.Accuracy::horizon).hasSize(24);
        assertThat(detail.forecast().issued().horizons()).hasSize(24);
    }

    @Test
    void shouldStartAgain_whenTheHorizonsChange() {
        observe("load", 0, 10);
        score("load", 0, score(0, 7.0));
        SeriesEvent observation = new SeriesEvent.Observation(null, 0, new double[0], 5);
        apply("load", 1, observation, forecast(0, 2, 3));
        SeriesDetail detail = live.find("load").orElseThrow().detail(-1);
        assertThat(detail.past()).extracting(SeriesDetail.Past::horizon).containsExactly(2, 3);
        assertThat(detail.horizons()).extracting(SeriesDetail.Accuracy::labels).containsExactly(0L, 0L);
    }

    @Test
    void shouldKeepARepeatedEventOnce() {
        for (int i = 0; i < 4; i++) {
            observe("load", i, 10 + i);
        }
        observe("load", 2, 12);
        observe("load", 3, 13);
        assertThat(live.find("load").orElseThrow().detail(-1).value()).containsExactly(10, 11, 12, 13);
    }

    @Test
    void shouldUseTheLabelAsValue_inTheRegressionMode() {
        SeriesEvent observation = new SeriesEvent.Observation("a", 7, new double[] {1}, Double.NaN);
        apply("arm", 1, observation, forecast(0, 0));
        LiveSeries arm = live.find("arm").orElseThrow();
        assertThat(arm.detail(-1).value()).containsExactly(Double.NaN);
        assertThat(arm.detail(-1).past().get(0).prediction()).containsExactly(100);
        score(
                "arm",
                0,
                new HorizonScore(
                        0, new ObservationRef(0, "a", 7), 100, 0, 3, new ErrorMeasures(1, 4, 2, 9), 0.5, List.of()));
        assertThat(arm.detail(-1).value()).containsExactly(3);
        assertThat(arm.detail(-1).past().get(0).error()).containsExactly(-97);
    }

    @Test
    void shouldDropTheLeastRecentlySeenSeriesAndRemovedOnes() {
        observe("a", 0, 1);
        observe("b", 0, 1);
        observe("a", 1, 1);
        observe("c", 0, 1);
        assertThat(live.all()).extracting(LiveSeries::name).containsExactlyInAnyOrder("a", "c");
        live.onRemoved("a");
        assertThat(live.find("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 50})
    void shouldRestartASeries_whenSequenceNumbersRestart(int before) {
        for (int i = 0; i < before; i++) {
            observe("load", i, i);
        }
        observe("load", 0, 5);
        observe("load", 1, 6);
        assertThat(live.find("load").orElseThrow().detail(-1).value()).containsExactly(5, 6);
    }

    @Test
    void shouldKeepTheOpenAlarm_andMarkTheObservationsThatBeganOne() {
        alarm(1, Change.BEGIN, Optional.of(ALARM));
        alarm(2, Change.END, Optional.empty());
        assertThat(live.find("load").orElseThrow().summary().alarm()).isNull();
        alarm(3, Change.BEGIN, Optional.of(ALARM));
        LiveSeries load = live.find("load").orElseThrow();
        assertThat(load.summary().alarm()).isEqualTo(new OpenAlarm(7, 8, "next", 3, 1e-6, 2, 9));
        assertThat(load.detail(-1).alarm()).isEqualTo(load.summary().alarm());
        assertThat(load.detail(-1).alarmBegins()).containsExactly(1, 3);
        assertThat(load.detail(2).alarmBegins()).containsExactly(3);
        for (int i = 4; i < 4 + POINTS; i++) {
            observe("load", i, 0);
        }
        assertThat(load.detail(-1).alarmBegins()).isEmpty();
        assertThat(load.detail(-1).alarm()).isNotNull();
    }

    private void alarm(long sequence, Change change, Optional<SeriesAlarm> open) {
        openAlarm = open;
        IssuedAlarm issued = new IssuedAlarm(new ObservationRef(sequence, null, 1000 * sequence), change, ALARM);
        SeriesEvent observation = new SeriesEvent.Observation(null, 1000 * sequence, new double[0], 1);
        apply("load", sequence + 1, observation, issued, forecast(sequence, 1));
    }

    private void observe(String series, long sequence, double value) {
        HorizonMixture mixture =
                new HorizonMixture(1, List.of("one", "two"), new double[2], new double[] {1, sequence});
        SeriesEvent observation = new SeriesEvent.Observation(null, 1000 * sequence, new double[0], value);
        apply(series, sequence + 1, observation, List.of(forecast(sequence, 1)), Optional.of(mixture));
    }

    private void apply(String series, long observations, SeriesEvent event, Outcome... outcomes) {
        apply(series, observations, event, List.of(outcomes), Optional.empty());
    }

    private void apply(
            String series,
            long observations,
            SeriesEvent event,
            List<Outcome> outcomes,
            Optional<HorizonMixture> mixture) {
        live.onApplied(
                series, new ForecastListener.Applied(observations, event, outcomes, openAlarm, horizon -> mixture));
    }

    /** @param sequence the number of the observation that the label belongs to */
    private void score(String series, long sequence, HorizonScore score) {
        IssuedScore issued = new IssuedScore(new ObservationRef(sequence, null, 1000 * sequence), List.of(score));
        apply(series, 8, new SeriesEvent.Label("a", 0, 0, null), issued);
    }

    private static IssuedForecast forecast(long sequence, int... horizons) {
        double forecast = 100 + sequence;
        return new IssuedForecast(
                new ObservationRef(sequence, null, 1000 * sequence),
                0,
                false,
                sequence,
                IntStream.of(horizons)
                        .mapToObj(horizon -> new HorizonForecast(
                                horizon, forecast, 0, List.of(new Interval(0.8, forecast - 1, forecast + 1))))
                        .toList());
    }

    private static HorizonScore score(long sequence, double label) {
        return new HorizonScore(
                1,
                new ObservationRef(sequence, null, 1000 * sequence),
                1,
                0,
                label,
                new ErrorMeasures(4, 1, 1, 4),
                0.3,
                List.of(new IntervalScore(0.8, 0, 2, 0.75, 2, 0.1)));
    }
}

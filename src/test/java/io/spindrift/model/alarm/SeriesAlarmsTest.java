package io.spindrift.model.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.model.Ledger;
import io.spindrift.model.alarm.AlarmOutcome.Began;
import io.spindrift.model.alarm.AlarmOutcome.Ended;
import io.spindrift.model.alarm.AlarmOutcome.Unchanged;
import io.spindrift.model.alarm.AlarmOutcome.Worsened;
import io.spindrift.model.alarm.Detectors.Forecasted;
import io.spindrift.model.distribution.ForecastDistributions;
import io.spindrift.model.distribution.ForecastOrigin;
import io.spindrift.model.scale.ForecastBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesAlarmsTest {
    private static final double RATE = 1.0 / 1000;
    private static final Forecasted USUAL = new Forecasted(0, 0.5);

    private final SeriesAlarms alarms = new SeriesAlarms();
    private long time;

    /** Nothing alarms while a series is young. */
    @BeforeEach
    void growUp() {
        for (int t = 0; t < 200; t++) {
            assertThat(observe(t == 199 ? 1e-6 : 0.5, 0.5)).isInstanceOf(Unchanged.class);
        }
        for (int t = 0; t < 400; t++) {
            observe(0.5, 0.5);
        }
        time = 0;
    }

    /** Gives p-values of both horizons. The value equals its forecast. */
    private AlarmOutcome observe(double next, double farthest) {
        return alarms.observe(time++, 0, new Forecasted(0, next), new Forecasted(0, farthest), RATE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 168, 1.0 / 1000})
    void shouldAlarmAboutAtTheStatedRate_whenNothingIsUnusual(double rate) {
        Fed fed = new Fed(rate);
        SplittableRandom random = new SplittableRandom(5);
        int counted = 0;
        int rows = 60_000;
        for (int t = 0; t < rows; t++) {
            AlarmOutcome outcome = fed.take(random.nextGaussian());
            counted += t >= 2000 && (outcome instanceof Began || outcome instanceof Worsened) ? 1 : 0;
        }
        double expected = rate * (rows - 2000);
        // Nothing clusters here: about as many as have a p-value of at most 1.75 times the rate, and estimates vary.
        assertThat((double) counted).isBetween(0.8 * expected, 2.2 * expected);
    }

    @Test
    void shouldBeginWithItsReason_andEndOnceValuesAreUsual() {
        assertThat(observe(0.5, 0.5)).isInstanceOf(Unchanged.class);
        AlarmOutcome began = alarms.observe(77, 9, new Forecasted(2, 1e-5), USUAL, RATE);
        Alarm expected = new Alarm(77, 77, Detector.NEXT, new Evidence(1e-5, 2, 9));
        assertThat(began).isEqualTo(new Began(expected));
        assertThat(alarms.open()).isEqualTo(expected);
        for (int i = 1; i < 24; i++) {
            assertThat(observe(0.5, 0.5)).isInstanceOf(Unchanged.class);
        }
        time = 200;
        assertThat(observe(0.5, 0.5)).isEqualTo(new Ended(expected, 200));
        assertThat(alarms.open()).isNull();
    }

    @Test
    void shouldNotAlarm_whileTheSeriesIsYoung() {
        SeriesAlarms young = new SeriesAlarms();
        for (int t = 0; t < 200; t++) {
            assertThat(young.observe(t, 0, new Forecasted(0, t % 50 == 49 ? 1e-6 : 0.5), USUAL, RATE))
                    .isInstanceOf(Unchanged.class);
        }
        assertThat(young.open()).isNull();
    }

    /** In a span, an observation gives p-values of both horizons, and a value far from all others. */
    private AlarmOutcome observeIgnored(SeriesAlarms ignoring, double pValue) {
        Forecasted forecasted = new Forecasted(0, pValue);
        return ignoring.observeIgnored(time++, 1e6, forecasted, forecasted, RATE);
    }

    @Test
    void shouldBeginNoAlarm_inAnIgnoredSpan_butWithTheFirstObservationAfterIt() {
        for (int i = 0; i < 30; i++) {
            assertThat(observeIgnored(alarms, 1e-12)).isInstanceOf(Unchanged.class);
        }
        assertThat(alarms.open()).isNull();
        // An event that has alarmed hides later ones that are less rare. One of an ignored span does not.
        assertThat(observe(1e-5, 0.5)).isInstanceOf(Began.class);
    }

    @Test
    void shouldEndTheOpenAlarmAsItWas_inAnIgnoredSpan() {
        observe(1e-5, 0.5);
        Alarm open = alarms.open();
        assertThat(observeIgnored(alarms, 1e-12)).isInstanceOf(Unchanged.class);
        for (int i = 1; i < 24; i++) {
            assertThat(observeIgnored(alarms, 0.5)).isInstanceOf(Unchanged.class);
        }
        assertThat(observeIgnored(alarms, 0.5)).isEqualTo(new Ended(open, time - 1));
    }

    @Test
    void shouldLearnNothing_inAnIgnoredSpan() {
        SeriesAlarms untouched = new SeriesAlarms();
        SeriesAlarms ignoring = new SeriesAlarms();
        for (int t = 0; t < 500; t++) {
            observeIgnored(ignoring, 1e-12);
        }
        assertThat(Ledger.of(ignoring::visit).bits())
                .isEqualTo(Ledger.of(untouched::visit).bits());
    }

    /** As for any records: −ln 4·10⁻⁶ falls to −ln 4·10⁻⁴ in 231 of them. */
    @ParameterizedTest
    @CsvSource({"225, false", "240, true"})
    void shouldAlarmAgain_hundredsOfIgnoredRecordsLater(int records, boolean again) {
        observe(1e-6, 0.5);
        for (int i = 0; i < records; i++) {
            observeIgnored(alarms, 0.5);
        }
        assertThat(observe(1e-4, 0.5) instanceof Began).isEqualTo(again);
    }

    @Test
    void shouldNotEnd_whileValuesAreRatherUnusual() {
        observe(1e-5, 0.5);
        for (int i = 0; i < 100; i++) {
            assertThat(observe(i % 24 == 23 ? 0.002 : 0.5, 0.5)).isInstanceOf(Unchanged.class);
        }
        assertThat(alarms.open()).isNotNull();
    }

    @Test
    void shouldHaveOneAlarm_whichKeepsItsBegin_whenAnEventBecomesRarer() {
        observe(1e-4, 0.5);
        assertThat(observe(2e-4, 0.5)).isInstanceOf(Unchanged.class);
        assertThat(observe(0.3, 1e-6))
                .isEqualTo(new Worsened(new Alarm(0, 2, Detector.FARTHEST, new Evidence(1e-6, 0, 0))));
        assertThat(observe(0.5, 1e-6)).isInstanceOf(Unchanged.class);
        assertThat(observe(1e-6, 1e-6)).isInstanceOf(Worsened.class);
    }

    /** −ln 4·10⁻⁶ falls to −ln 4·10⁻⁴ while .998ⁿ falls to .63: in 231 records. */
    @ParameterizedTest
    @CsvSource({"225, false", "240, true"})
    void shouldAlarmAgain_hundredsOfRecordsLater(int records, boolean again) {
        observe(1e-6, 0.5);
        for (int i = 0; i < records; i++) {
            observe(0.5, 0.5);
        }
        assertThat(observe(1e-4, 0.5) instanceof Began).isEqualTo(again);
    }

    /** With 1/p, 2, 1 and 1, p₁ to p₄ have the mean 1.75 ρ at p = 1/2281.7. */
    @Test
    void shouldAlarm_whenTheMeanOfAllDetectorsIsSmallForTheStatedRate() {
        assertThat(observe(1 / 2275.0, 0.5)).isInstanceOf(Unchanged.class);
        assertThat(observe(1 / 2290.0, 0.5)).isInstanceOf(Began.class);
    }

    @Test
    void shouldAlarmAtALargerPValue_whenHorizonsAgree() {
        assertThat(observe(1 / 1145.0, 1 / 1135.0)).isInstanceOf(Unchanged.class);
        assertThat(observe(1 / 1145.0, 1 / 1145.0)).isInstanceOf(Began.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void shouldRejectARate_thatIsNoShareOfRecords(double rate) {
        assertThatThrownBy(() -> alarms.observe(0, 0, USUAL, USUAL, rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rate: expected above 0 and below 1");
    }

    @Test
    void shouldNameTheValue_whenOneIsImpossible() {
        Fed fed = new Fed(RATE);
        fed.usual(3000);
        fed.take(60);
        assertThat(fed.alarms.open().detector()).isIn(Detector.NEXT, Detector.FARTHEST, Detector.LEVEL);
        assertThat(fed.alarms.open().evidence().seen()).isEqualTo(60);
    }

    /** The naive forecast follows a slow drift, so that no error is unusual. */
    @Test
    void shouldNameTheLevel_whenValuesDriftAway() {
        Fed fed = new Fed(RATE);
        fed.naive = true;
        fed.usual(5000);
        for (int t = 0; t < 400 && fed.alarms.open() == null; t++) {
            fed.take(0.1 * t + fed.random.nextGaussian());
        }
        assertThat(fed.alarms.open().detector()).isEqualTo(Detector.LEVEL);
    }

    @Test
    void shouldNameTheVolatility_whenErrorsAreLargerForAWhile() {
        Fed fed = new Fed(RATE);
        fed.usual(5000);
        for (int t = 0; t < 200 && fed.alarms.open() == null; t++) {
            fed.take((fed.random.nextBoolean() ? 1 : -1) * 2.5);
        }
        assertThat(fed.alarms.open().detector()).isEqualTo(Detector.VOLATILITY);
        Evidence evidence = fed.alarms.open().evidence();
        assertThat(evidence.expected()).isBetween(0.7, 0.9);
        assertThat(evidence.seen()).isGreaterThan(evidence.expected());
    }

    @Test
    void shouldGoOnWithTheSameBits_whenRestoredAtAnyRow() {
        SeriesAlarms whole = new SeriesAlarms();
        SeriesAlarms parts = new SeriesAlarms();
        SplittableRandom random = new SplittableRandom(3);
        for (int t = 0; t < 700; t++) {
            double value = random.nextGaussian() * (t % 90 == 89 ? 9 : 1);
            Forecasted next = new Forecasted(0, t == 0 ? Double.NaN : random.nextDouble() * (t % 90 == 89 ? 1e-6 : 1));
            assertThat(parts.observe(t, value, next, USUAL, RATE))
                    .isEqualTo(whole.observe(t, value, next, USUAL, RATE));
            SeriesAlarms saved = parts;
            parts = new SeriesAlarms();
            parts.visit(Ledger.of(saved::visit));
        }
        assertThat(Ledger.of(parts::visit).bits())
                .isEqualTo(Ledger.of(whole::visit).bits());
    }

    @Test
    void shouldStayFinite_whenValuesAreHostile() {
        double[] sizes = {0, 1e100, -1e100, 1e-300, 1, 1e100};
        SplittableRandom random = new SplittableRandom(4);
        for (int t = 0; t < 4000; t++) {
            double value = t < 400 ? 0 : sizes[random.nextInt(6)];
            alarms.observe(t, value, new Forecasted(sizes[random.nextInt(6)], 0.5), USUAL, RATE);
            assertThat(Ledger.of(alarms::visit).isFinite()).as("row %d", t).isTrue();
        }
    }

    /** Values that are forecast by 0 or by the value before, at horizons 1 and 24. */
    private static final class Fed {
        private final ForecastDistributions distributions = new ForecastDistributions(new int[] {1, 24}, List.of(0.95));
        private final SeriesAlarms alarms = new SeriesAlarms();
        private final SplittableRandom random = new SplittableRandom(9);
        private final List<Double> forecasts = new ArrayList<>();
        private final double[] pValues = new double[2];
        private final double rate;
        private boolean naive;

        Fed(double rate) {
            this.rate = rate;
        }

        AlarmOutcome take(double value) {
            int t = forecasts.size();
            distributions.learn(value, pValues);
            AlarmOutcome outcome = alarms.observe(t, value, forecasted(t - 1, 0), forecasted(t - 24, 1), rate);
            distributions.addRow(new ForecastOrigin(t * 3_600_000L, 3_600_000, ForecastBounds.NONE), true);
            forecasts.add(naive ? value : 0);
            distributions.issue(0, naive ? value : 0, 0, 1);
            distributions.issue(1, naive ? value : 0, 0, 1);
            return outcome;
        }

        private Forecasted forecasted(int row, int horizon) {
            return new Forecasted(row < 0 ? 0 : forecasts.get(row), pValues[horizon]);
        }

        /** Many usual values; then no alarm is open. */
        void usual(int count) {
            for (int t = 0; t < count || alarms.open() != null && t < 2 * count; t++) {
                take(random.nextGaussian());
            }
        }
    }
}

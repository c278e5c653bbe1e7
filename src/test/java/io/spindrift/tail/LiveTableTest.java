package io.spindrift.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.Alert;
import io.spindrift.event.Forecast;
import io.spindrift.event.RecordLayout;
import io.spindrift.event.Score;
import io.spindrift.model.alarm.Detector;
import io.spindrift.model.alarm.Evidence;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedAlarm.Change;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
import io.spindrift.model.series.SeriesAlarm;
import io.spindrift.terminal.Palette;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class LiveTableTest {
    private static final ObservationRef OBSERVATION = new ObservationRef(0, null, 0);

    private final LiveTable board = new LiveTable();

    @Test
    void shouldShowASeriesOnALineOfAtMostEightyColumns() {
        board.add(forecast(
                "a.series.with.a.very.long.name.indeed", new HorizonForecast(1, -123456789.0, 0.000123, List.of())));
        board.add(forecast("b", horizon(1)));
        board.add(score("b", 1, 4, 1));
        assertThat(board.lines(10, Palette.PLAIN))
                .containsExactly(
                        "series                   records  observed  forecast      rmse     naive  labels",
                        "a.series.with.a.very.l…        1   1.2e-04   -123.5M         -         -       0",
                        "b                              1     2.000     1.000     2.000     1.000       1")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void shouldColorErrorsOnlyByTheNaiveForecast() {
        board.add(score("better", 1, 1, 4));
        board.add(score("same", 1, 4, 4));
        board.add(score("worse", 1, 9, 4));
        List<String> colored = board.lines(10, new Palette(true));
        assertThat(colored.get(0)).startsWith("\u001b[1mseries");
        assertThat(colored.get(1)).contains("\u001b[32m1.000\u001b[0m     2.000");
        assertThat(colored.get(2)).contains("    2.000     2.000").doesNotContain("\u001b");
        assertThat(colored.get(3)).contains("\u001b[31m3.000\u001b[0m     2.000");
        assertThat(colored)
                .extracting(line -> line.replaceAll("\u001b\\[[0-9]+m", ""))
                .isEqualTo(board.lines(10, Palette.PLAIN));
    }

    @Test
    void shouldShowTheFirstHorizon_inBothLayouts() {
        board.add(forecast("path", horizon(2), horizon(24)));
        board.add(score("path", 24, 9, 4));
        board.add(score("path", 2, 4, 1));
        // The first record read of a topic need not have the first horizon.
        board.add(forecast("rows", horizon(24)));
        board.add(forecast("rows", horizon(2)));
        board.add(score("rows", 2, 4, 1));
        board.add(score("rows", 24, 9, 4));
        assertThat(board.lines(10, Palette.PLAIN))
                .contains(
                        "path +2…24                     1     2.000     1.000     2.000     1.000       1",
                        "rows +2…24                     1     2.000     1.000     2.000     1.000       1");
        assertThat(board.forecasts()).isEqualTo(2);
    }

    @Test
    void shouldSayHowManySeriesAreNotShown() {
        board.add(forecast("a", horizon(24)));
        board.add(forecast("b", horizon(24)));
        assertThat(board.lines(10, Palette.PLAIN).get(1)).startsWith("a +24 ");
        assertThat(board.lines(1, Palette.PLAIN)).endsWith("… and 1 more");
    }

    private static HorizonForecast horizon(int horizon) {
        return new HorizonForecast(horizon, 1, 2, List.of());
    }

    private static Forecast forecast(String series, HorizonForecast... horizons) {
        return new Forecast(series, RecordLayout.PATH, new IssuedForecast(OBSERVATION, 0, false, 0, List.of(horizons)));
    }

    private static Score score(String series, int horizon, double mse, double naiveMse) {
        HorizonScore score = new HorizonScore(
                horizon, OBSERVATION, 1, 2, 3, new ErrorMeasures(1, mse, Math.sqrt(mse), naiveMse), 1, List.of());
        return new Score(series, RecordLayout.PATH, new IssuedScore(OBSERVATION, List.of(score)));
    }

    @Test
    void shouldListOpenAlarms_untilTheyEnd() {
        assertThat(board.alarms(10, Palette.PLAIN)).isEmpty();
        board.add(alert("b", Change.BEGIN));
        board.add(alert("a.series.with.a.very.long.name.indeed", Change.BEGIN));
        assertThat(board.alarms(10, Palette.PLAIN))
                .containsExactly(
                        "alarm                since                detector    expected      seen p-value",
                        "a.series.with.a.ver… 2023-11-14T22:13:20Z volatility     2.000   -123.5M 1.2e-09",
                        "b                    2023-11-14T22:13:20Z volatility     2.000   -123.5M 1.2e-09")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(board.alarms(1, Palette.PLAIN)).hasSize(3).endsWith("… and 1 more alarms");
        board.add(alert("a.series.with.a.very.long.name.indeed", Change.END));
        board.add(alert("b", Change.END));
        assertThat(board.alarms(10, Palette.PLAIN)).isEmpty();
    }

    private static Alert alert(String series, Change change) {
        SeriesAlarm alarm = new SeriesAlarm(
                1_700_000_000_123L,
                1_700_000_000_123L,
                Detector.VOLATILITY,
                OptionalInt.empty(),
                new Evidence(1.2e-9, 2, -123456789.0));
        return new Alert(series, new IssuedAlarm(OBSERVATION, change, alarm));
    }

    @Test
    void shouldCountDeadLettersByKind() {
        assertThat(board.deadLettersInWords()).isEqualTo("0 dead letters");
        board.addDeadLetter("time", "a reason");
        board.addDeadLetter("json", "a reason");
        board.addDeadLetter("json", "a reason");
        assertThat(board.deadLetters()).isEqualTo(3);
        assertThat(board.deadLettersInWords()).isEqualTo("3 dead letters (2 json, 1 time)");
    }
}

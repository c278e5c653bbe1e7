package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.spindrift.event.Alert;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.Forecast;
import io.spindrift.event.InputRecord;
import io.spindrift.event.RecordLayout;
import io.spindrift.event.Score;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.model.alarm.Detector;
import io.spindrift.model.alarm.Evidence;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
import io.spindrift.model.series.SeriesAlarm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemasTest {
    private static final List<String> ALL = List.of(
            "observation",
            "label",
            "forecast",
            "forecast-row",
            "score",
            "score-row",
            "alert",
            "dead-letter-headers",
            "control-headers",
            "settings-rule",
            "commands/backtest",
            "commands/backtest-forecast",
            "commands/inspect",
            "commands/inspect-size",
            "commands/produce",
            "commands/settings",
            "commands/topics",
            "commands/topics-created",
            "commands/tail");

    @Test
    void shouldCheckEverySchema() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("schemas"))) {
            assertThat(files.map(file -> Path.of("schemas").relativize(file).toString())
                            .filter(name -> name.endsWith(".schema.json"))
                            .map(name -> name.replace(".schema.json", "")))
                    .containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    private final FieldReader reader = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());
    private final OutputWriter writer = new OutputWriter();
    private final InputRecordWriter inputWriter = new InputRecordWriter();

    @Test
    void shouldHaveExamplesThatMatchTheSchema() {
        for (String schema : ALL) {
            assertThat(Schemas.examples(schema))
                    .as(schema)
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(Schemas.violations(schema, example))
                            .as(text(example))
                            .isEmpty());
        }
    }

    @Test
    void shouldParseEveryExampleOfAnObservation() throws BadRecordException {
        for (byte[] example : Schemas.examples("observation")) {
            InputRecord arrival = text(example).contains("\"value\"")
                    ? reader.series(example).get(0).get()
                    : reader.regression(example);
            assertThat(arrival).as(text(example)).isNotNull();
        }
    }

    @Test
    void shouldParseEveryExampleOfALabel() throws BadRecordException {
        for (byte[] example : Schemas.examples("label")) {
            assertThat(reader.label(example)).as(text(example)).isInstanceOf(InputRecord.Label.class);
        }
    }

    @Test
    void shouldReadEveryExampleOfAForecastAScoreAndAnAlert() {
        OutputReader published = new OutputReader();
        assertThat(Schemas.examples("alert"))
                .allSatisfy(example -> assertThat(writer.alert(published.alert(example)))
                        .asString()
                        .isEqualTo(text(example)));
        for (String schema : List.of("forecast", "forecast-row")) {
            assertThat(Schemas.examples(schema))
                    .allSatisfy(example -> assertThat(writer.forecast(published.forecast(example)))
                            .asString()
                            .isEqualTo(text(example)));
        }
        for (String schema : List.of("score", "score-row")) {
            assertThat(Schemas.examples(schema))
                    .allSatisfy(example -> assertThat(writer.score(published.score(example)))
                            .asString()
                            .isEqualTo(text(example)));
        }
    }

    @Test
    void shouldListEveryKindOfDeadLetter() {
        for (DeadLetter.Kind kind : DeadLetter.Kind.values()) {
            byte[] headers = ("{\"spindrift.kind\":\"" + kind.text() + "\",\"spindrift.reason\":\"r\","
                            + "\"spindrift.topic\":\"t\",\"spindrift.partition\":\"0\",\"spindrift.offset\":\"1\","
                            + "\"spindrift.timestamp\":\"-1\","
                            + "\"__streams.errors.exception\":\"io.spindrift.event.BadRecordException\","
                            + "\"__streams.errors.message\":\"r\",\"__streams.errors.topic\":\"t\","
                            + "\"__streams.errors.partition\":\"0\",\"__streams.errors.offset\":\"1\"}")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(Schemas.violations("dead-letter-headers", headers))
                    .as(kind.text())
                    .isEmpty();
        }
    }

    @Test
    void shouldListEveryControl() {
        for (Control control : Control.values()) {
            byte[] headers = ("{\"spindrift.control\":\"" + control.text() + "\"}").getBytes(StandardCharsets.UTF_8);
            assertThat(Schemas.violations("control-headers", headers)).isEmpty();
            assertThat(control.headers()).containsOnlyKeys("spindrift.control");
        }
    }

    @Test
    void shouldWriteForecastsAndScoresThatFitTheSchema() {
        for (Forecast forecast : forecasts()) {
            assertThat(Schemas.violations(schema("forecast", forecast.layout()), writer.forecast(forecast)))
                    .isEmpty();
        }
        for (Score score : scores()) {
            assertThat(Schemas.violations(schema("score", score.layout()), writer.score(score)))
                    .isEmpty();
        }
    }

    @Test
    void shouldReadBackWhatWasWritten() throws IOException {
        OutputReader published = new OutputReader();
        for (Forecast forecast : forecasts()) {
            assertThat(published.forecast(writer.forecast(forecast))).isEqualTo(forecast);
        }
        for (Score score : scores()) {
            assertThat(published.score(writer.score(score))).isEqualTo(score);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteAlertsThatFitTheSchema_andReadThemBack(Detector detector) throws IOException {
        boolean forecast = detector == Detector.NEXT || detector == Detector.FARTHEST;
        for (IssuedAlarm.Change change : IssuedAlarm.Change.values()) {
            SeriesAlarm alarm = new SeriesAlarm(
                    7,
                    8,
                    detector,
                    forecast ? OptionalInt.of(24) : OptionalInt.empty(),
                    new Evidence(0.25, -1e100, 1e-300));
            Alert alert = new Alert("s", new IssuedAlarm(new ObservationRef(3, "id", 9), change, alarm));
            byte[] json = writer.alert(alert);
            assertThat(Schemas.violations("alert", json)).isEmpty();
            assertThat(new OutputReader().alert(json)).isEqualTo(alert);
        }
    }

    @Test
    void shouldWriteNull_whereAForecastHasNoInterval() {
        assertThat(forecasts())
                .extracting(forecast -> text(writer.forecast(forecast)))
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("null"),
                        third -> assertThat(third).contains("\"lower\":null,\"upper\":null"),
                        path -> assertThat(path)
                                .contains("\"lower\":[-2.0E100,null],\"upper\":[1.0,null]")
                                .contains("\"quantiles\":[{\"probability\":0.5,\"value\":[0.25,null]}]"));
        assertThat(text(writer.score(scores().get(2)))).contains("\"coverage\":[1.0,null]");
    }

    /** In both layouts. */
    private static List<Forecast> forecasts() {
        List<Interval> intervals = List.of(new Interval(0.8, -2e100, 1), new Interval(0.95, -3e100, 2));
        List<Interval> none =
                List.of(new Interval(0.8, Double.NaN, Double.NaN), new Interval(0.95, Double.NaN, Double.NaN));
        IssuedForecast issued = new IssuedForecast(
                new ObservationRef(0, null, 0),
                2,
                false,
                7,
                List.of(
                        new HorizonForecast(1, -1e100, 1e-300, intervals, List.of(new Quantile(0.5, 0.25))),
                        new HorizonForecast(3, 5, 6, none, List.of(new Quantile(0.5, Double.NaN)))));
        List<Forecast> all = new ArrayList<>(Forecast.of("s", RecordLayout.ROWS, issued));
        all.addAll(Forecast.of("s", RecordLayout.PATH, issued));
        return all;
    }

    /** In both layouts. One of the forecasts was made at an observation without an id. */
    private static List<Score> scores() {
        List<IntervalScore> intervals = List.of(new IntervalScore(0.95, 0, 4, 1, 4, 0.1));
        List<IntervalScore> none =
                List.of(new IntervalScore(0.95, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        ErrorMeasures measures = new ErrorMeasures(1, 4, 2, 1);
        IssuedScore issued = new IssuedScore(
                new ObservationRef(3, "id", 9),
                List.of(
                        new HorizonScore(1, new ObservationRef(2, "earlier", 8), 1, 2, 3, measures, 0.25, intervals),
                        new HorizonScore(3, new ObservationRef(0, null, 6), 1, 2, 3, measures, 0.25, none)));
        List<Score> all = new ArrayList<>(Score.of("s", RecordLayout.ROWS, issued));
        all.addAll(Score.of("s", RecordLayout.PATH, issued));
        return all;
    }

    private static String schema(String record, RecordLayout layout) {
        return layout == RecordLayout.ROWS ? record + "-row" : record;
    }

    @Test
    void shouldWriteObservationsAndLabelsThatFitTheSchema() {
        InputRecord.Observation missing = new InputRecord.Observation(null, new double[0], OptionalDouble.empty());
        InputRecord.Observation regression =
                new InputRecord.Observation("1", new double[] {0.5, -2}, OptionalDouble.of(3));
        assertThat(Schemas.violations("observation", inputWriter.series(missing)))
                .isEmpty();
        assertThat(Schemas.violations("observation", inputWriter.regression(regression)))
                .isEmpty();
        assertThat(Schemas.violations("label", inputWriter.regression(new InputRecord.Label("1", 2.5))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"x\":[1]}",
                "{\"id\":\"a\"}",
                "{\"id\":true,\"x\":[1]}",
                "{\"id\":\"a\",\"x\":\"1\"}",
                "{\"id\":\"a\",\"x\":[1,\"2\"]}",
                "{\"id\":\"\",\"x\":[1]}",
                "{\"label\":1}",
                "{\"id\":\"a\",\"label\":\"1\"}",
                "{\"id\":\"a\",\"x\":[2e100]}"
            })
    void shouldRejectTheSameRegressionRecordsAsTheSchema(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(Schemas.violations("observation", bytes)).isNotEmpty();
        assertThatCode(() -> reader.regression(bytes)).isInstanceOf(BadRecordException.class);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

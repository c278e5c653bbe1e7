package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.Forecast;
import io.spindrift.event.InputRecord;
import io.spindrift.event.Score;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemasTest {
    private static final List<String> ALL = List.of(
            "observation",
            "label",
            "forecast",
            "score",
            "dead-letter-headers",
            "control-headers",
            "settings-rule",
            "commands/backtest",
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
    void shouldReadEveryExampleOfAForecastAndAScore() {
        OutputReader published = new OutputReader();
        assertThat(Schemas.examples("forecast"))
                .allSatisfy(example ->
                        assertThat(writer.forecast(published.forecast(example))).isEqualTo(example));
        assertThat(Schemas.examples("score"))
                .allSatisfy(example ->
                        assertThat(writer.score(published.score(example))).isEqualTo(example));
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
        Forecast forecast = new Forecast(
                "s", null, 0, 0, 1, -1e100, 1e-300, 0, false, 0, List.of(new Forecast.Interval(0.8, -2e100, 1)));
        Score score = new Score(
                "s", "id", 3, 9, 0, 1, 2, 3, 2, 1, 4, 2, 1, 0.25, List.of(new Score.Interval(0.95, 0, 4, 1, 4, 0.1)));
        assertThat(Schemas.violations("forecast", writer.forecast(forecast))).isEmpty();
        assertThat(Schemas.violations("score", writer.score(score))).isEmpty();
    }

    @Test
    void shouldWriteObservationsAndLabelsThatFitTheSchema() {
        InputRecord.Observation missing = new InputRecord.Observation(null, new double[0], OptionalDouble.empty());
        InputRecord.Observation regression =
                new InputRecord.Observation("1", new double[] {0.5, -2}, OptionalDouble.of(3));
        assertThat(Schemas.violations("observation", writer.series(missing))).isEmpty();
        assertThat(Schemas.violations("observation", writer.regression(regression)))
                .isEmpty();
        assertThat(Schemas.violations("label", writer.regression(new InputRecord.Label("1", 2.5))))
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

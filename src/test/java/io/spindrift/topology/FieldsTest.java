package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static io.spindrift.topology.Driver.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.ForecastRow;
import io.spindrift.processor.OutputKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records in a foreign format: pointers to their values, several values in a record, and times in fields. */
final class FieldsTest {
    private static final Map<String, String> TWO =
            Map.of("fields.value", "temperature=/sensors/0/temp, humidity=/sensors/0/hum");

    @TempDir
    private Path state;

    @Test
    void shouldForecastEachValueOfARecordAsASeriesOfItsOwn() {
        List<Double> alone;
        try (Driver driver = new Driver(state.resolve("alone"), Map.of())) {
            for (int i = 0; i < 5; i++) {
                driver.observe("d/temperature", START + i, "{\"value\":" + i * i % 7 + "}");
            }
            alone = driver.forecasts().stream().map(ForecastRow::prediction).toList();
        }
        try (Driver driver = new Driver(state.resolve("both"), TWO)) {
            for (int i = 0; i < 5; i++) {
                driver.observe("d", START + i, sensors(i * i % 7, 50 + i));
            }
            List<TestRecord<byte[], byte[]>> records = driver.forecastRecords();
            assertThat(records).hasSize(10);
            assertThat(records).extracting(TestRecord::key).containsOnly(bytes("d"));
            List<ForecastRow> forecasts = Driver.forecasts(records);
            assertThat(forecasts.stream()
                            .filter(forecast -> forecast.series().equals("d/temperature"))
                            .map(ForecastRow::prediction))
                    .isEqualTo(alone);
            assertThat(driver.scores()).hasSize(8);
            assertThat(driver.total("observations")).isEqualTo(10);
        }
    }

    @Test
    void shouldMakeADeadLetterOfOneValue_andAcceptTheOther() {
        try (Driver driver = new Driver(state, TWO)) {
            String json = "{\"sensors\":[{\"temp\":\"warm\",\"hum\":50}]}";
            driver.observe("d", START, json);
            driver.observe("d", START + 1, "{\"sensors\":[{\"temp\":20}]}");
            driver.observe("d", START + 2, "{\"sensors\":[]}");
            driver.observe("d", START + 3, "no JSON");
            assertThat(driver.forecasts())
                    .extracting(ForecastRow::series)
                    .containsExactly("d/humidity", "d/temperature");
            List<TestRecord<byte[], byte[]>> letters = driver.deadLetterRecords();
            assertThat(letters.get(0).key()).isEqualTo(bytes("d"));
            assertThat(letters.get(0).value()).isEqualTo(bytes(json));
            assertThat(letters.stream().map(Driver::headers))
                    .extracting(headers -> headers.get("spindrift.field"))
                    .containsExactly("temperature", "humidity", null, null);
            assertThat(Driver.headers(letters.get(0)))
                    .containsEntry(
                            "spindrift.reason", "temperature (/sensors/0/temp): expected a number, got \"warm\"");
        }
    }

    @Test
    void shouldNameTheValueOfADuplicateId() {
        try (Driver driver = new Driver(state, TWO)) {
            driver.observe("d", START, "{\"id\":1,\"sensors\":[{\"temp\":20}]}");
            driver.observe("d", START + 1, "{\"id\":1,\"sensors\":[{\"temp\":20,\"hum\":50}]}");
            assertThat(driver.forecasts())
                    .extracting(ForecastRow::series)
                    .containsExactly("d/temperature", "d/humidity");
            assertThat(driver.deadLetters())
                    .extracting(headers -> headers.get("spindrift.kind") + " " + headers.get("spindrift.field"))
                    .containsExactly("field humidity", "duplicate-observation temperature");
        }
    }

    @Test
    void shouldRemoveExpiredSeries_asFastAsRecordsOfSeveralValuesStartNewOnes() {
        Map<String, String> five = Map.of("fields.value", "a=/0,b=/1,c=/2,d=/3,e=/4", "series.ttl.ms", "10000");
        try (Driver driver = new Driver(state, five)) {
            driver.observe("silent", START, "[1,2,3,4,5]");
            for (int i = 0; i <= 10; i++) {
                driver.observe("d", START + 2000 * i, "[1,2,3,4,5]");
            }
            // One device is one witness, whatever it measures.
            assertThat(driver.total("series-expired")).isZero();
            for (int i = 0; i <= 10; i++) {
                driver.observe("e", START + 2000 * i, "[1,2,3,4,5]");
                driver.observe("d", START + 2000 * i, "[1,2,3,4,5]");
            }
            assertThat(driver.total("series-expired")).isEqualTo(5);
        }
    }

    @Test
    void shouldSkipMissingValues_whenTheSettingSaysSo() {
        try (Driver driver =
                new Driver(state, Map.of("fields.value", TWO.get("fields.value"), "fields.missing", "skip"))) {
            driver.observe("d", START, "{\"sensors\":[{\"temp\":20}]}");
            driver.observe("d", START + 1, "{\"sensors\":[{}]}");
            assertThat(driver.forecasts()).extracting(ForecastRow::series).containsExactly("d/temperature");
            assertThat(driver.reasons())
                    .containsExactly("field: fields.value: expected at least one of temperature, humidity, got none");
        }
    }

    @Test
    void shouldControlOneSeriesOrAllOfAKey() {
        try (Driver driver = new Driver(state, TWO)) {
            observeBoth(driver, 0);
            driver.control("d", "reset", "d/humidity");
            observeBoth(driver, 1);
            assertThat(driver.forecasts()).extracting(ForecastRow::sequence).containsExactly(0L, 0L, 1L, 0L);
            driver.control("d", "reset", null);
            observeBoth(driver, 2);
            assertThat(driver.forecasts()).extracting(ForecastRow::sequence).containsExactly(0L, 0L);
            driver.control("d", "reset", "e/humidity");
            assertThat(driver.reasons())
                    .containsExactly("field: spindrift.series: expected a series of key 'd', got 'e/humidity'");
        }
    }

    @Test
    void shouldPlaceOutputByTheKeyOfTheRecord() {
        KeyPartitioner partitioner = new KeyPartitioner();
        for (String key : new String[] {"a", "device/7", "Wärme"}) {
            int expected = Utils.toPositive(Utils.murmur2(bytes(key))) % 7;
            assertThat(partitioner.partitions(
                            "forecasts", new OutputKey(bytes(key + "/temperature"), bytes(key)), null, null, 7))
                    .hasValue(Set.of(expected));
        }
        assertThat(partitioner.partitions("dead-letters", new OutputKey(null, null), null, null, 7))
                .isEmpty();
    }

    @Test
    void shouldReadTheTimeOfAField() {
        try (Driver driver = new Driver(state, Map.of("fields.time", "/meta/at", "fields.time.unit", "s"))) {
            driver.observe("a", 5, "{\"value\":1,\"meta\":{\"at\":1700000000}}");
            driver.observe("a", 6, "{\"value\":1,\"meta\":{\"at\":\"2023-11-14T22:13:21+00:00\"}}");
            List<TestRecord<byte[], byte[]>> records = driver.forecastRecords();
            assertThat(records).extracting(TestRecord::timestamp).containsExactly(START, START + 1000);
            assertThat(Driver.forecasts(records)).extracting(ForecastRow::time).containsExactly(START, START + 1000);
        }
    }

    @Test
    void shouldMakeDeadLetters_whenTimesAreInvalidOrUnreadable() {
        try (Driver driver = new Driver(
                state, Map.of("fields.time", "/at", "timestamp.max.ahead.ms", "1000", "tombstones", "dead-letter"))) {
            driver.observe("a", 5, "{\"value\":1,\"at\":" + START + "}");
            driver.observe("a", START - 1, "{\"value\":1,\"at\":" + (START + 1000) + "}");
            driver.observe("a", 7, "{\"value\":1,\"at\":-1}");
            driver.observe("a", 8, "{\"value\":1}");
            driver.observe("a", 9, "{\"value\":");
            driver.pipe("observations", bytes("a"), null, 10);
            driver.observe("a", START, "{\"value\":1,\"at\":" + (START + 1000) + "}");
            assertThat(driver.forecasts()).extracting(ForecastRow::time).containsExactly(START, START + 1000);
            List<Map<String, String>> letters = driver.deadLetters();
            assertThat(letters)
                    .extracting(headers -> headers.get("spindrift.kind") + " " + headers.get("spindrift.timestamp"))
                    .containsExactly("time " + (START - 1), "time 7", "field 8", "json 9", "json 10");
            assertThat(letters.get(0).get("spindrift.reason"))
                    .isEqualTo(
                            "time (/at): expected at most 1000 ms (timestamp.max.ahead.ms) after the record's timestamp "
                                    + "2023-11-14T22:13:19.999Z, got 2023-11-14T22:13:21Z");
            assertThat(letters.get(2).get("spindrift.reason"))
                    .isEqualTo("time (/at): expected a number in ms since 1970, or a text such as "
                            + "2026-01-31T00:00:00Z, got nothing");
        }
    }

    /** As a change capture writes it: an event of the delete, and then a record without a value. */
    @ParameterizedTest
    @CsvSource({
        "/after/t, value (/after/t): expected a number or null; got nothing",
        "'t=/after/t,h=/after/h', 'fields.value: expected at least one of t, h, got none'"
    })
    void shouldMakeOneDeadLetter_whenARowIsDeleted(String fields, String reason) {
        try (Driver driver = new Driver(state, Map.of("fields.value", fields, "fields.time", "/at"))) {
            driver.observe("a", 5, "{\"after\":{\"t\":1,\"h\":2},\"at\":" + START + "}");
            driver.observe("a", 6, "{\"after\":null,\"at\":" + (START + 1) + "}");
            driver.pipe("observations", bytes("a"), null, 7);
            driver.observe("a", 8, "{\"after\":{\"t\":1,\"h\":2},\"at\":" + (START + 2) + "}");
            assertThat(driver.forecasts()).hasSize(2 * fields.split(",").length);
            assertThat(driver.reasons()).singleElement().asString().endsWith(reason.replace(';', ','));
            assertThat(driver.total("tombstones-skipped")).isEqualTo(1);
        }
    }

    @Test
    void shouldSkipATombstone_whenItsTimeIsInvalid() {
        try (Driver driver = new Driver(state, Map.of())) {
            driver.observe("a", START, "{\"value\":1}");
            driver.pipe("observations", bytes("a"), null, Long.MAX_VALUE);
            driver.observe("a", START + 1, "{\"value\":1}");
            assertThat(driver.forecasts()).hasSize(2);
            assertThat(driver.reasons()).isEmpty();
        }
    }

    @Test
    void shouldReadInRegressionModeByPointers() {
        try (Driver driver = new Driver(
                state,
                Map.of(
                        "input.mode", "regression",
                        "labels.topic", "labels",
                        "fields.id", "/ref",
                        "fields.x", "/in/a,/in/b",
                        "fields.label", "/out"))) {
            driver.observe("r", START, "{\"ref\":\"1\",\"in\":{\"a\":1,\"b\":2}}");
            driver.label("r", START + 1, "{\"ref\":\"1\",\"out\":3}");
            assertThat(driver.forecasts()).hasSize(1);
            assertThat(driver.scores())
                    .singleElement()
                    .satisfies(score -> assertThat(score.label()).isEqualTo(3));
        }
    }

    @Test
    void shouldRejectNames_whenTheyAreTooLong() {
        try (Driver driver = new Driver(state, TWO)) {
            driver.observe("k".repeat(1015), START, sensors(1, 2));
            assertThat(driver.reasons())
                    .containsExactly("key: key: expected a name of a series of at most 1024 bytes, got 1027");
        }
    }

    private static void observeBoth(Driver driver, int i) {
        driver.observe("d", START + i, sensors(20 + i, 50 + i));
    }

    private static String sensors(double temperature, double humidity) {
        return "{\"sensors\":[{\"temp\":" + temperature + ",\"hum\":" + humidity + "}],\"site\":\"north\"}";
    }
}

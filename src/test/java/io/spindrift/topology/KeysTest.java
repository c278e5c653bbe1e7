package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static io.spindrift.topology.Driver.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.ForecastRow;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in other formats than text, and what their forecasts, scores and dead letters have as keys. */
final class KeysTest {
    @TempDir
    private Path state;

    @Test
    void shouldKeepTheBytesOfTheKey_whenKeysAreNumbers() {
        try (Driver driver = new Driver(state, Map.of("key.format", "int"))) {
            for (int i = 0; i < 3; i++) {
                driver.pipe("observations", number(42), bytes("{\"value\":" + i + "}"), START + i);
                driver.pipe("observations", number(-1), bytes("{\"value\":" + i + "}"), START + i);
            }
            List<TestRecord<byte[], byte[]>> records = driver.forecastRecords();
            assertThat(Driver.forecasts(records))
                    .extracting(ForecastRow::series)
                    .containsExactly("42", "-1", "42", "-1", "42", "-1");
            assertThat(records.get(0).key()).isEqualTo(number(42));
            assertThat(records.get(1).key()).isEqualTo(number(-1));
            driver.pipe("observations", bytes("boiler"), bytes("{\"value\":1}"), START + 9);
            assertThat(driver.reasons())
                    .containsExactly("key: key: expected a whole number of 4 bytes (key.format=int), got 6 bytes; "
                            + "is key.format=string meant?");
        }
    }

    @Test
    void shouldWriteTheNameOfTheSeries_whenForecastsAreKeyedByName() {
        try (Driver driver =
                new Driver(state, Map.of("key.format", "int", "forecasts.key", "name", "fields.value", "t=/t,h=/h"))) {
            driver.pipe("observations", number(42), bytes("{\"t\":1,\"h\":2}"), START);
            assertThat(driver.forecastRecords())
                    .extracting(TestRecord::key)
                    .containsExactly(bytes("42/t"), bytes("42/h"));
        }
    }

    @Test
    void shouldContinueASeries_whenItsKeyIsSpelledDifferently() {
        try (Driver driver = new Driver(state, Map.of("key.format", "json"))) {
            byte[][] keys = {bytes("{\"id\":7}"), bytes("{ \"id\" : 7 }"), bytes("7")};
            for (int i = 0; i < keys.length; i++) {
                driver.pipe("observations", keys[i], bytes("{\"value\":" + i + "}"), START + i);
            }
            List<TestRecord<byte[], byte[]>> records = driver.forecastRecords();
            assertThat(records).extracting(TestRecord::key).containsExactly(keys);
            assertThat(Driver.forecasts(records))
                    .extracting(ForecastRow::sequence)
                    .containsExactly(0L, 1L, 2L);
            assertThat(driver.scores()).hasSize(2);
        }
    }

    @Test
    void shouldReturnALabelWithItsOwnKey_whenItsObservationNeverCame() {
        Map<String, String> settings = Map.of(
                "key.format", "json", "input.mode", "regression", "label.timeout.ms", "1000", "series.ttl.ms", "0");
        try (Driver driver = new Driver(state, settings)) {
            byte[] ofLabel = bytes("{ \"id\": 7 }");
            driver.pipe("observations", ofLabel, bytes("{\"id\":\"late\",\"label\":1}"), START);
            for (int i = 0; i < 4; i++) {
                driver.pipe(
                        "observations", bytes("7"), bytes("{\"id\":\"" + i + "\",\"x\":[1]}"), START + 2000 + 1000 * i);
            }
            assertThat(driver.deadLetterRecords()).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo(ofLabel);
                assertThat(Driver.headers(letter)).containsEntry("spindrift.kind", "unknown-label");
            });
        }
    }

    @Test
    void shouldRejectKeysOfASchema_whenKeysAreText() {
        try (Driver driver = new Driver(state, Map.of())) {
            byte[] framed = HexFormat.of().parseHex("000000000106616263");
            driver.pipe("observations", framed, bytes("{\"value\":1}"), START);
            assertThat(driver.deadLetterRecords()).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo(framed);
                assertThat(Driver.headers(letter).get("spindrift.reason"))
                        .isEqualTo("key: expected UTF-8 text (key.format=string), got a control character (U+0000); it "
                                + "begins like a key with the id of a schema: is key.format=avro, protobuf or "
                                + "json-schema meant?");
            });
            assertThat(driver.store()).isEmpty();
        }
    }

    @Test
    void shouldResetASeries_whenTheControlHasItsNameForAKey() {
        try (Driver driver = new Driver(state, Map.of("key.format", "json"))) {
            driver.pipe("observations", bytes("{\"id\":7}"), bytes("{\"value\":1}"), START);
            // As the command sends it, which does not know how the key is written.
            driver.control("7", "reset", "7");
            driver.pipe("observations", bytes("{\"id\":7}"), bytes("{\"value\":1}"), START + 1);
            driver.control("{\"id\":7}", "reset", null);
            driver.pipe("observations", bytes("{\"id\":7}"), bytes("{\"value\":1}"), START + 2);
            assertThat(driver.forecasts()).extracting(ForecastRow::sequence).containsExactly(0L, 0L, 0L);
            driver.control("[", "reset", "8");
            assertThat(driver.reasons())
                    .containsExactly("key: key: expected JSON, got an incomplete document: it ends after 1 bytes");
        }
    }

    @Test
    void shouldShowEscapesInReasons() {
        try (Driver driver = new Driver(state, Map.of())) {
            driver.control("a", "\u001b[2J\n", null);
            assertThat(driver.reasons())
                    .containsExactly("field: spindrift.control: expected reset, repair or delete, got '\\u001b[2J\\n'");
        }
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}

package io.spindrift.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.model.state.CorruptStateException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceRecordTest {
    private static final List<SourceRecord.HeaderBytes> HEADERS =
            List.of(new SourceRecord.HeaderBytes("a", new byte[] {9}), new SourceRecord.HeaderBytes("b", null));

    @Test
    void shouldRestoreItselfFromItsBytes() {
        SourceRecord origin = new SourceRecord(
                "übung.labels", 3, 1L << 40, 1_700_000_000_000L, new byte[] {0, 1}, HEADERS, bytes("{\"id\":1}"));
        SourceRecord again = SourceRecord.fromBytes(origin.toBytes());
        assertThat(again).usingRecursiveComparison().isEqualTo(origin);
    }

    @Test
    void shouldRestoreAnEmptyValue() {
        SourceRecord again =
                SourceRecord.fromBytes(new SourceRecord("t", 0, 0, 0, null, List.of(), new byte[0]).toBytes());
        assertThat(again.topic()).isEqualTo("t");
        assertThat(again.value()).isEmpty();
        assertThat(again.key()).isNull();
    }

    @Test
    void shouldRestoreTheLongestTopicAndALargeValue() {
        byte[] value = new byte[100_000];
        value[99_999] = 7;
        SourceRecord again = SourceRecord.fromBytes(
                new SourceRecord("t".repeat(249), 1, 2, 3, bytes("k"), List.of(), value).toBytes());
        assertThat(again.topic()).hasSize(249);
        assertThat(again.value()).isEqualTo(value);
    }

    @Test
    void shouldRejectTruncatedBytes() {
        byte[] whole = new SourceRecord("obs", 1, 2, 3, bytes("k"), HEADERS, new byte[0]).toBytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> SourceRecord.fromBytes(part))
                    .isInstanceOf(CorruptStateException.class)
                    .hasMessageStartingWith("source record of a label: expected ");
        }
    }

    @Test
    void shouldKeepItsLayout() {
        SourceRecord origin = new SourceRecord("obs", 1, 2, 3, bytes("k"), HEADERS, bytes("{}"));
        assertThat(HexFormat.of().formatHex(origin.toBytes()))
                .isEqualTo("00000001" + "0000000000000002" + "0000000000000003" + "0003" + "6f6273" + "00000001" + "6b"
                        + "0002" + "0001" + "61" + "00000001" + "09" + "0001" + "62" + "ffffffff" + "7b7d");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.spindrift.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.event.BadRecordException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class InputReaderTest {
    @Test
    void shouldTakeAnyTextForTheNameOfASeries() throws BadRecordException {
        for (String name : new String[] {"a", "Wärme", "\ufffd", "🌊 \ufffd\u0000"}) {
            assertThat(InputReader.key(name.getBytes(StandardCharsets.UTF_8))).isEqualTo(name);
        }
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        for (byte[] key :
                new byte[][] {{(byte) 0xC3, '('}, {'a', (byte) 0xFF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}}) {
            assertThatThrownBy(() -> InputReader.key(key))
                    .isInstanceOf(BadRecordException.class)
                    .hasMessage("key: expected UTF-8, got bytes that are not");
        }
    }
}

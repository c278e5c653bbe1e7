package io.spindrift.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InputReaderTest {

    @Test
    void shouldAcceptAnyText_whenKeysAreStrings() throws BadRecordException {
        for (String name : new String[] {"a", "Wärme", "\ufffd", "🌊 \ufffd", "tab\tand\nline", "k".repeat(1024)}) {
            assertThat(reader("string").key(name.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(name);
        }
    }

    @Test
    void shouldRejectTheKey_whenItHasNoName() {
        assertBad("string", null, "key: expected the name of a series, got nothing");
        assertBad("json", "\"\"", "key: expected the name of a series, got an empty text");
        assertBad("json", "\"\\ud83c\"", "key: expected whole characters, got half of one (an unpaired surrogate)");
        assertBad("string", "k".repeat(1025), "key: expected at most 1024 bytes, got 1025");
        assertBad(
                "json",
                '"' + "ä".repeat(513) + '"',
                "key: expected a name of a series of at most 1024 bytes, got 1026");
        assertBad("json", " ".repeat(65_536) + "1", "key: expected at most 65536 bytes, got 65537");
    }

    private static void assertBad(String format, String key, String reason) {
        assertThatThrownBy(() -> reader(format).key(key == null ? null : key.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEY))
                .hasMessage(reason);
    }

    private static InputReader reader(String format) {
        return new InputReader(
                new Configuration(new Sources().settings(Map.of("bootstrap.servers", "none:0", "key.format", format)))
                        .runtime()
                        .processor());
    }
}

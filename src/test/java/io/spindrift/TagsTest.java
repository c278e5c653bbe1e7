package io.spindrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tests run in {@code make unit}, {@code make test} and {@code make check-long}. */
final class TagsTest {
    @ParameterizedTest
    @CsvSource({
        "ClassBroker|EmbeddedBroker|TestBed, broker|long, make unit starts no broker",
        "Processes|Programs, long, make test starts no process"
    })
    void shouldCarryATag_whenATestNeedsMoreThanItsOwnJvm(String needs, String tags, String because) throws IOException {
        Pattern needed = Pattern.compile("\\b(?:" + needs + ")\\b");
        Pattern tag = Pattern.compile("@Tag\\(\"(?:" + tags + ")\"\\)");
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            List<Path> tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !file.endsWith("TagsTest.java"))
                    .filter(file -> text(file).contains("org.junit."))
                    .filter(file -> needed.matcher(text(file)).find())
                    .toList();
            assertThat(tests)
                    .as(needs)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file ->
                            assertThat(text(file)).as("%s: %s", file, because).containsPattern(tag));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DoubleTwinsTest {
    @Test
    void shouldBeTheTextForFloats_exceptForTheTypeAndLineBreaks() throws IOException {
        var texts = DoubleTwins.texts();
        assertThat(texts).isNotEmpty().allSatisfy((name, text) -> {
            Path twin = DoubleTwins.FOLDER.resolve(name);
            assertThat(twin).as("run make twins").isRegularFile();
            assertThat(words(contentOf(twin.toFile())))
                    .as("%s: run make twins", name)
                    .isEqualTo(words(text));
        });
        try (Stream<Path> files = Files.list(DoubleTwins.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("Double")))
                    .containsExactlyInAnyOrderElementsOf(texts.keySet());
        }
    }

    @Test
    void shouldReplaceTypesAndNamesOnly() {
        assertThat(DoubleTwins.twin("Float.MIN_VALUE; FloatRows f; float[] afloat; floating; List<Float> Floats"))
                .isEqualTo("Double.MIN_VALUE; DoubleRows f; double[] afloat; floating; List<Double> Floats");
    }

    /** Without white space and the stars of comments, which depend on the length of lines. */
    private static String words(String text) {
        return text.replaceAll("(?m)^\\s*\\*", "").replaceAll("\\s+", "");
    }
}

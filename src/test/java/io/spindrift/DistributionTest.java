package io.spindrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The distribution, target/lib and the image, has only the application and nothing of the laboratory. */
final class DistributionTest {
    private static final Path LIB = Path.of("target", "lib");

    @Test
    void shouldHaveNoBrokerAndNoneOfItsDependencies() throws IOException {
        List<String> jars = jars();
        assertThat(jars)
                .as("jars in %s; those of an older build are removed by mvn clean", LIB)
                .contains("kafka-streams", "javalin", "logback-classic")
                .noneMatch(jar -> jar.matches("(scala|log4j|oshi|jna|commons-beanutils|junit|awaitility|jazzer).*"));
        assertThat(jars).filteredOn(jar -> jar.startsWith("kafka")).containsExactly("kafka-clients", "kafka-streams");
    }

    /** Their names without versions, in order. */
    private static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(LIB)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("-[0-9].*\\.jar$", ""))
                    .sorted()
                    .toList();
        }
    }
}

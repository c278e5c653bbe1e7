package io.spindrift.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents, schemas, comments and messages are in plain technical English. */
final class LanguageTest {
    private static final List<String> CODE = List.of("src/main/java", "src/bench/java", "src/lab/java");
    private static final String TESTS = "src/test/java";

    @TempDir
    private Path folder;

    @Test
    void shouldDocumentInPlainEnglish() throws IOException {
        assertThat(errors(documents())).isEmpty();
    }

    @Test
    void shouldCommentInPlainEnglish() throws IOException {
        assertThat(errors(comments())).isEmpty();
    }

    @Test
    void shouldReportInPlainEnglish() throws IOException {
        assertThat(errors(messages())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindABannedTurn_whereverItIs(BannedTurn turn) throws IOException {
        String sentence = turn.example();
        Path page = Files.writeString(folder.resolve("page.md"), "# Title\n\nFirst one.\n\n" + sentence + "\n");
        Path schema = Files.writeString(folder.resolve("a.schema.json"), "{\"description\": \"" + sentence + "\"}");
        Path source = Files.writeString(
                folder.resolve("A.java"),
                "/** " + sentence + " */\nclass A {\n    String a = \"" + sentence + "\";\n}\n");
        assertThat(turn.in(Prose.markdown(page).get(2)))
                .singleElement()
                .asString()
                .contains("page.md:5: expected ");
        assertThat(turn.in(Prose.json(schema).get(0))).isNotEmpty();
        assertThat(turn.in(Prose.comments(source).get(0))).isNotEmpty();
        assertThat(turn.in(Prose.messages(source).get(0)))
                .singleElement()
                .asString()
                .contains("A.java:3: expected ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Standby replicas keep a standard copy.",
                "What is the default? It is 0.",
                "The model forecasts, and a second one learns.",
                "A reader who knows Kafka understands this.",
                "It grows so much that it is bounded.",
                "Returns the whole state of a series.",
            })
    void shouldAcceptPlainEnglish(String sentence) {
        assertThat(errors(List.of(new Prose(Path.of("a"), 1, sentence)))).isEmpty();
    }

    private static List<String> errors(List<Prose> texts) {
        return texts.stream()
                .flatMap(prose -> Arrays.stream(BannedTurn.values()).flatMap(turn -> turn.in(prose).stream()))
                .toList();
    }

    private static List<Prose> documents() throws IOException {
        List<Prose> all = new ArrayList<>();
        for (String root : List.of("docs", "schemas", "src/main/resources")) {
            for (Path file : files(Path.of(root), ".md", ".json")) {
                all.addAll(file.toString().endsWith(".md") ? Prose.markdown(file) : Prose.json(file));
            }
        }
        for (String page : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")) {
            all.addAll(Prose.markdown(Path.of(page)));
        }
        return all;
    }

    private static List<Prose> comments() throws IOException {
        List<Prose> all = new ArrayList<>();
        for (Path file : sources()) {
            all.addAll(Prose.comments(file));
        }
        for (Path file : files(Path.of(TESTS), ".java")) {
            all.addAll(Prose.comments(file));
        }
        return all;
    }

    /** Tests are not included, since banned turns are their input. */
    private static List<Prose> messages() throws IOException {
        List<Prose> all = new ArrayList<>();
        for (Path file : sources()) {
            all.addAll(Prose.messages(file));
        }
        return all;
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String root : CODE) {
            all.addAll(files(Path.of(root), ".java"));
        }
        return all;
    }

    private static List<Path> files(Path root, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }
}

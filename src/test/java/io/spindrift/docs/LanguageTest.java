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
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Files and folders whose prose has banned turns still. Remove a line when it is clean; add none. */
    private static final List<String> NOT_CLEAN =
            List.of("src/main/java/io/spindrift/model/", "src/main/java/io/spindrift/processor/");

    /** The same for string literals. */
    private static final List<String> MESSAGES_NOT_CLEAN = List.of();

    @TempDir
    private Path folder;

    @Test
    void shouldDocumentInPlainEnglish() throws IOException {
        assertThat(errors(documents(), NOT_CLEAN)).isEmpty();
    }

    @Test
    void shouldCommentInPlainEnglish() throws IOException {
        assertThat(errors(comments(), NOT_CLEAN)).isEmpty();
    }

    @Test
    void shouldReportInPlainEnglish() throws IOException {
        assertThat(errors(messages(), MESSAGES_NOT_CLEAN)).isEmpty();
    }

    @Test
    void shouldExcludeOnlyWhatHasBannedTurns() throws IOException {
        List<Prose> prose = new ArrayList<>(documents());
        prose.addAll(comments());
        List<Prose> messages = messages();
        assertThat(NOT_CLEAN.stream()
                        .filter(name -> errors(of(name, prose), List.of()).isEmpty()))
                .as("clean: remove them from the list")
                .isEmpty();
        assertThat(MESSAGES_NOT_CLEAN.stream()
                        .filter(name -> errors(of(name, messages), List.of()).isEmpty()))
                .as("clean: remove them from the list of messages")
                .isEmpty();
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
        assertThat(errors(List.of(new Prose(Path.of("a"), 1, sentence)), List.of()))
                .isEmpty();
    }

    private static List<String> errors(List<Prose> prose, List<String> excluded) {
        return prose.stream()
                .filter(each -> excluded.stream().noneMatch(path(each.file())::startsWith))
                .flatMap(each -> Arrays.stream(BannedTurn.values()).flatMap(turn -> turn.in(each).stream()))
                .toList();
    }

    private static List<Prose> of(String path, List<Prose> prose) {
        return prose.stream().filter(each -> path(each.file()).startsWith(path)).toList();
    }

    private static String path(Path file) {
        return file.toString().replace('\\', '/');
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
        for (Path file : files(SOURCES, ".java")) {
            all.addAll(Prose.comments(file));
        }
        return all;
    }

    private static List<Prose> messages() throws IOException {
        List<Prose> all = new ArrayList<>();
        for (Path file : files(SOURCES, ".java")) {
            all.addAll(Prose.messages(file));
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

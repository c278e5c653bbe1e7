package io.spindrift.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Labels of the equations in docs/maths.md, and the comments of the core that cite them. */
final class EquationsTest {
    private static final Path PAGE = Path.of("docs", "maths.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "spindrift");
    /** The packages that compute: the core, and the evaluation of its forecasts. */
    private static final List<String> COMPUTING = List.of("model", "backtest");

    /** At the end of an equation, which is indented. */
    private static final Pattern LABEL = Pattern.compile("^ {4}.*\\s{2,}\\(([A-Z]{1,2}|\\d{1,2})\\)(?:$|\\s{3,})");
    /** Not after a word, such as 35(1) or f(x). */
    private static final Pattern CITATION = Pattern.compile("(?<![\\p{L}\\p{N}_)}])\\(([A-Z]{1,2}|\\d{1,2})\\)");

    private static final Pattern COMMENT = Pattern.compile("^\\s*(?:/\\*\\*|\\*|//).*");

    @Test
    void shouldHaveEachLabelOnce() throws IOException {
        assertThat(labels(Files.readAllLines(PAGE))).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void shouldHaveALabelForEachCitation() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        assertThat(labels(page)).containsAll(citations(page)).containsAll(citedInCode());
    }

    @Test
    void shouldCiteEachLabelInTheCode() throws IOException {
        assertThat(citedInCode()).containsAll(labels(Files.readAllLines(PAGE)));
    }

    @Test
    void shouldDistinguishLabelsAndCitationsFromOtherBrackets() {
        assertThat(labels(List.of(
                        "    a = b   (A)", "    c = d  (7)   for all", "see (B)", "    f(Q)", "    by  (K), as above")))
                .containsExactly("A", "7");
        assertThat(citations(List.of("as (B), (AB) and (12), not Statistics 35(1):73, f(Q), (ab), (40)")))
                .containsExactly("B", "AB", "12", "40");
        assertThat(comments("int a = f((B)); // as in (C)\n     * (D)\n    // (E)\n")
                        .toList())
                .containsExactly("     * (D)", "    // (E)");
    }

    private static List<String> labels(List<String> lines) {
        return lines.stream()
                .map(LABEL::matcher)
                .filter(label -> label.find())
                .map(label -> label.group(1))
                .toList();
    }

    private static List<String> citations(List<String> lines) {
        return lines.stream()
                .flatMap(line -> CITATION.matcher(line).results())
                .map(citation -> citation.group(1))
                .toList();
    }

    private static Stream<String> comments(String source) {
        return source.lines().filter(line -> COMMENT.matcher(line).matches());
    }

    private static Collection<String> citedInCode() throws IOException {
        TreeSet<String> cited = new TreeSet<>();
        for (String computing : COMPUTING) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(computing))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                cited.addAll(citations(comments(text(file)).toList())));
            }
        }
        return cited;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

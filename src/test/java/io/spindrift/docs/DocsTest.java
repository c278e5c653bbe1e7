package io.spindrift.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds pages against each other and against the project: links, names, forms. */
final class DocsTest {
    /** In messages, comments and help. */
    private static final Pattern POINTER = Pattern.compile("\\b(docs/[a-z0-9/-]+\\.md)(?:#([a-z0-9-]+))?");

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

    @Test
    void shouldLinkToFilesAndHeadingsThatExist() throws IOException {
        for (Path page : pages()) {
            for (Page.Link link : new Page(page).links()) {
                assertThat(link.target()).as("a link in %s", page).exists();
                if (link.heading() != null) {
                    assertThat(new Page(link.target()).slugs())
                            .as("headings of %s, which %s links to", link.target(), page)
                            .contains(link.heading());
                }
            }
        }
    }

    @Test
    void shouldPointToPagesAndHeadingsThatExist_whereTheProgramDoes() throws IOException {
        int pointers = 0;
        for (Path source : sources()) {
            Matcher pointer = POINTER.matcher(Files.readString(source));
            while (pointer.find()) {
                pointers++;
                Path page = Path.of(pointer.group(1));
                assertThat(page).as("a page that %s points to", source).exists();
                if (pointer.group(2) != null) {
                    assertThat(new Page(page).slugs())
                            .as("headings of %s", page)
                            .contains(pointer.group(2));
                }
            }
        }
        assertThat(pointers).isGreaterThan(20);
    }

    @Test
    void shouldNameTestsThatExist() throws IOException {
        Set<String> tests = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            files.forEach(file -> tests.add(file.getFileName().toString().replace(".java", "")));
        }
        for (Path page : pages()) {
            Matcher test = TEST.matcher(Files.readString(page));
            while (test.find()) {
                assertThat(tests).as("a test that %s names", page).contains(test.group(1));
            }
        }
    }

    @Test
    void shouldStartWithTheQuestionsThatAPageAnswers() throws IOException {
        List<Path> generated = List.of(Path.of("docs", "configuration.md"), Path.of("docs", "tuning.md"));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            List<Path> written = docs.filter(path -> path.toString().endsWith(".md") && !generated.contains(path))
                    .toList();
            assertThat(written).hasSizeGreaterThan(10);
            for (Path page : written) {
                assertThat(new Page(page).opening())
                        .as("the first paragraph of %s", page)
                        .startsWith("This page answers: ")
                        .contains("?");
            }
        }
    }

    @Test
    void shouldHaveContextDecisionAndConsequencesInADecision() throws IOException {
        try (Stream<Path> decisions = Files.list(Path.of("docs", "adr"))) {
            for (Path page : decisions.toList()) {
                if (!Files.readString(page).contains("Superseded by")) {
                    assertThat(new Page(page).headings())
                            .as("headings of %s", page)
                            .containsSubsequence("Context", "Decision", "Price");
                }
            }
        }
    }

    @Test
    void shouldComposeABrokerAndAnApplicationThatConnect() throws IOException {
        Map<?, ?> services = map(map(yaml(Path.of("deploy", "compose.yaml"))).get("services"));
        Map<?, ?> broker = map(map(services.get("broker")).get("environment"));
        Map<String, String> application =
                strings(map(map(services.get("spindrift")).get("environment")));
        Sources sources = new Sources().environment(application);
        assertThat(sources.ignored()).isEmpty();
        Configuration configuration = new Configuration(sources);
        assertThatCode(configuration::runtime).doesNotThrowAnyException();
        assertThat(broker.get("KAFKA_ADVERTISED_LISTENERS").toString())
                .contains("://" + configuration.kafka().get("bootstrap.servers"));
        assertThat(configuration.runtime().creation().atStart()).isTrue();
    }

    @Test
    void shouldBuildTheImageFromThePackage_withoutRoot() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("deploy", "Dockerfile"));
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom)
                .contains("<finalName>spindrift</finalName>")
                .contains("<classpathPrefix>lib/</classpathPrefix>");
        assertThat(lines)
                .contains(
                        "COPY target/spindrift.jar /opt/spindrift/",
                        "COPY target/lib/ /opt/spindrift/lib/",
                        "ENV MALLOC_ARENA_MAX=2")
                .anyMatch(line -> line.matches("USER [1-9][0-9]*"))
                .anyMatch(line -> line.startsWith("ENTRYPOINT") && line.contains("/opt/spindrift/spindrift.jar"));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> schemas = Files.walk(Path.of("schemas"));
                Stream<Path> top = Files.list(Path.of("."))) {
            return Stream.of(docs, schemas, top)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Object yaml(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    private static Map<?, ?> map(Object object) {
        assertThat(object).isInstanceOf(Map.class);
        return (Map<?, ?>) object;
    }

    private static Map<String, String> strings(Map<?, ?> map) {
        return map.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()));
    }
}

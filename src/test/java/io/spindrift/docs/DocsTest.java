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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the documents say is so. */
final class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void shouldLinkToFilesThatExist() throws IOException {
        for (Path page : pages()) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                String target = links.group(1);
                if (!target.startsWith("http")) {
                    assertThat(page.resolveSibling(target))
                            .as("%s in %s", target, page)
                            .exists();
                }
            }
        }
    }

    @Test
    void shouldComposeABrokerAndAnApplicationThatFindEachOther() throws IOException {
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
    void shouldBuildTheImageFromWhatIsPackagedAndNotAsRoot() throws IOException {
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

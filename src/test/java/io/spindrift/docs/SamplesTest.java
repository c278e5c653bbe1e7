package io.spindrift.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.csv.CsvTable;
import io.spindrift.event.BadRecordException;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.json.JsonDocuments;
import io.spindrift.json.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every sample that readers may copy from a page is accepted by this project. */
final class SamplesTest {
    private static final Path ANY = Path.of("any.md");

    @TempDir
    private Path folder;

    static Stream<Sample> samples() throws IOException {
        List<Sample> all = new ArrayList<>();
        for (Path page : Sample.pages()) {
            all.addAll(Sample.of(page));
        }
        return all.stream();
    }

    @Test
    void shouldRunAsDocumented() throws IOException {
        List<Sample> all = samples().toList();
        assertThat(all).extracting(Sample::tag).contains("sh", "properties", "json", "csv", "text", "inline");
        assertThat(all).flatExtracting(this::faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.spindrift.cli.CommandWords#examples")
    void shouldRunAsDocumentedInHelp(String example) {
        Shell.check(example);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | puts 1 | expected a tag",
                "ruby | puts 1 | expected a tag",
                "sh | make nonsense | make nonsense: expected a target",
                "sh | make demo ARGS=\"--no-such\" | --no-such",
                "sh | make peers DIR=x | DIR=x: expected a variable",
                "sh | java -jar target/spindrift.jar tail --secs 3 | --secs",
                "sh | java -jar spindrift.jar tail | expected java -jar target/spindrift.jar",
                "sh | spindrift nonsense | nonsense",
                "sh | curl http://127.0.0.1:8080/api/v2/series | /api/v2/series: expected a path",
                "sh | rm -r x | expected a command that this test knows",
                "properties | series.lag=3 | series.lag",
                "properties | prediction.interval.levels=2 | prediction.interval.levels",
                "json | {\"value\": \"x\"} | expected an observation or a label",
                "json observation | {\"x\": [1]} | observation",
                "json mapped | {\"v\": 1} | mapped samples are in",
                "csv | a,b\\n1,2\\n3 | expected 2 fields",
                "yaml | a: [1 | flow sequence",
                "indented | make demo | expected a fence",
                "inline | make nonsense | make nonsense: expected a target",
                "inline | spindrift nonsense | nonsense",
                "inline | {\"value\": } | expected an observation or a label",
            })
    void shouldDetectAWrongSample(String fence, String text, String fault) {
        String[] words = fence.split(" ", 2);
        Sample sample = new Sample(ANY, 1, words[0], words.length > 1 ? words[1] : "", text.replace("\\n", "\n"));
        assertThatThrownBy(() -> check(sample)).hasMessageContaining(fault);
    }

    @Test
    void shouldFindEverySample() {
        assertThat(Sample.in(
                        ANY,
                        List.of(
                                "Say `make demo`.",
                                "",
                                "```sh",
                                "make demo # now",
                                "```",
                                "    make test",
                                "```",
                                "x",
                                "```")))
                .containsExactly(
                        new Sample(ANY, 1, "inline", "", "make demo"),
                        new Sample(ANY, 3, "sh", "", "make demo # now"),
                        new Sample(ANY, 6, "indented", "", "make test"),
                        new Sample(ANY, 7, "", "", "x"));
        assertThat(new Sample(ANY, 1, "sh", "", "# remark\nmake demo \\\n  ARGS=\"a b\" # now").commands())
                .containsExactly("make demo    ARGS=\"a b\"");
        assertThat(Shell.words("make demo ARGS=\"a b\"")).containsExactly("make", "demo", "ARGS=a b");
    }

    private List<String> faults(Sample sample) {
        try {
            check(sample);
            return List.of();
        } catch (RuntimeException | AssertionError fault) {
            return List.of(sample + ": " + fault.getMessage());
        }
    }

    private void check(Sample sample) {
        String text = sample.text();
        switch (sample.tag()) {
            case "text" -> assertThat(text).isNotBlank();
            case "sh" -> {
                assertThat(sample.commands()).isNotEmpty();
                sample.commands().forEach(Shell::check);
            }
            case "properties" -> properties(text);
            case "json" -> json(sample);
            case "yaml" -> assertThat(new Yaml().<Object>load(text)).isNotNull();
            case "csv" -> csv(text);
            case "indented" -> {
                if (text.matches("(make|java|spindrift|curl|mvn|docker) .*")) {
                    throw new AssertionError("expected a fence, ```sh, got an indented command: " + text);
                }
            }
            case "inline" -> inline(text);
            default ->
                throw new AssertionError(
                        "expected a tag that this test knows (text for output), got '" + sample.tag() + "': " + text);
        }
    }

    /** Placeholders are words in capitals. */
    private static void inline(String text) {
        if (text.matches("(make [a-z].*)|(spindrift .*)|(java -jar .*)")) {
            Shell.check(text.replace("…", ""));
        } else if (text.startsWith("{\"")) {
            record(text);
        }
    }

    /** Secrets are read where they are said to be, but from a folder of this test, and from a variable that is set anywhere. */
    private void properties(String text) {
        assertThatCode(() -> {
                    Files.writeString(folder.resolve("kafka.properties"), "sasl.jaas.config=a secret");
                    Path file = Files.writeString(
                            folder.resolve("app.properties"),
                            text.replace("/run/secrets", folder.toString())
                                    .replace("${env:REGISTRY_PASSWORD}", "${env:PATH}"));
                    Sources sources = new Sources().settings(Map.of("bootstrap.servers", "none:0"));
                    Configuration configuration = new Configuration(sources.file(file));
                    configuration.runtime();
                    configuration.web();
                })
                .doesNotThrowAnyException();
    }

    /**
     * Checks a record against the schema that its fence names, or else against the schemas of input records.
     * InputsDocTest checks records for which a page gives settings of fields.
     */
    private static void json(Sample sample) {
        if (sample.about().equals("mapped")) {
            assertThat(sample.page()).as("mapped samples are in").isEqualTo(Path.of("docs", "inputs.md"));
            return;
        }
        byte[] bytes = sample.text().getBytes(StandardCharsets.UTF_8);
        if (sample.about().isEmpty()) {
            record(sample.text());
            return;
        }
        assertThatCode(() -> new ObjectMapper().readTree(bytes)).doesNotThrowAnyException();
        assertThat(Schemas.violations(sample.about(), bytes)).as(sample.about()).isEmpty();
    }

    private static void record(String text) {
        FieldReader reader = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (text.contains("\"value\"")) {
                reader.series(json).get(0).get();
            } else {
                reader.regression(json);
            }
        } catch (BadRecordException e) {
            throw new AssertionError("expected an observation or a label, got " + text + ": " + e.getMessage(), e);
        }
    }

    private void csv(String text) {
        try {
            CsvTable table = CsvTable.open(Files.writeString(folder.resolve("sample.csv"), text));
            assertThat(table.numericColumns()).isNotEmpty();
            table.forEach(Long.MAX_VALUE, row -> table.numericColumns().forEach(row::number));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

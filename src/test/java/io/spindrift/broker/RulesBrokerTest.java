package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.json.OutputReader;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.rules.RuleStatus;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.StartException;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rules put by commands into the topic of a running application. */
@Tag("broker")
final class RulesBrokerTest {
    private static final long START = 1_700_000_000_000L;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldReadRulesWhileItRunsAndAtItsStart() throws IOException {
        try (TestBed bed = bed("rules").set("settings.change.policy", "reset")) {
            Application application = bed.start();
            observe(bed, "hall-1", 0, 3);
            TopicReader forecasts = bed.reader("forecasts");
            forecasts.await(3);
            Commands.Result put = Commands.run(
                    bed,
                    "settings",
                    "put",
                    "halls",
                    "series.horizons=1,2",
                    "--series",
                    "hall-*",
                    "--valid-from",
                    Instant.ofEpochMilli(START + 5).toString());
            assertThat(put.out())
                    .isEqualTo("sent: rule 'halls', in force for series hall-* from 2023-11-14T22:13:20.005Z\n");
            Waiting.until("the rule is known")
                    .until(() -> application.queries().rules().all().size() == 1);
            observe(bed, "hall-1", 3, 7);
            assertThat(horizons(forecasts, 7)).containsExactly(1, 1, 1, 1, 1, 1, 2, 1, 2);

            bed.stop();
            Application again = bed.start();
            assertThat(again.queries().rules().all())
                    .extracting(RuleStatus::name)
                    .containsExactly("halls");
            observe(bed, "hall-1", 7, 9);
            assertThat(horizons(forecasts, 9)).hasSize(13).endsWith(1, 2, 1, 2);
            assertThat(again.queries().view("hall-1", 0).orElseThrow().header().generation())
                    .isOne();

            assertThat(Commands.run(bed, "settings", "delete", "halls").code()).isZero();
            Waiting.until("the rule is gone")
                    .until(() -> again.queries().rules().all().isEmpty());
            observe(bed, "hall-1", 9, 10);
            assertThat(horizons(forecasts, 10)).hasSize(14).endsWith(2, 1);
        }
    }

    @Test
    void shouldListRulesAndTheReasonOfAnInvalidOne() {
        try (TestBed bed = bed("listed")) {
            bed.createTopics();
            bed.send(
                    bed.topic("settings"),
                    "bad",
                    "{\"series\":\"*\",\"validFrom\":0,\"settings\":{\"series.lags\":0}}",
                    0);
            bed.send(bed.topic("settings"), "worse", "?", 0);
            Commands.run(
                    bed,
                    "settings",
                    "put",
                    "good",
                    "model=rls",
                    "--series",
                    "a?",
                    "--priority",
                    "2",
                    "--change-policy",
                    "keep");
            Commands.Result list = Commands.run(bed, "settings", "list");
            assertThat(list.out())
                    .contains("bad\n    for * from 1970-01-01T00:00:00Z, priority 0\n    series.lags=0\n    NOT USED: ")
                    .contains("good\n    for a? from ", ", priority 2, keep\n    model=rls\n")
                    .contains("worse\n    NOT USED: value: expected JSON");
            assertThat(Commands.json(bed, "commands/settings", "settings", "list", "--json")
                            .at("/rules/1/settings/model")
                            .asText())
                    .isEqualTo("rls");
        }
    }

    @Test
    void shouldRejectAnInvalidRuleBeforeItIsSent() {
        try (TestBed bed = bed("refused")) {
            bed.createTopics();
            Commands.Result result = Commands.run(bed, "settings", "put", "bad", "series.lags=none", "--series", "*");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).startsWith("spindrift: rule 'bad': series.lags: expected ");
            assertThat(Commands.run(bed, "settings", "list").out()).isEmpty();
            assertThat(Commands.run(bed.set("settings.topic", ""), "settings", "list")
                            .err())
                    .isEqualTo("spindrift: settings.topic: expected the topic of the rules, got nothing\n");
        }
    }

    @Test
    void shouldRejectATopic_whenItHasSeveralPartitionsOrNoCompaction() {
        try (TestBed bed = bed("wide")) {
            bed.createTopic(bed.topic("settings"), 2, Map.of("cleanup.policy", "compact"));
            assertThatThrownBy(bed::start)
                    .isInstanceOf(StartException.class)
                    .hasMessage("topic 'wide-settings': expected 1 partition, because rules need one order, got 2");
        }
        try (TestBed bed = bed("passing")) {
            bed.createTopic(bed.topic("settings"), 1, Map.of());
            assertThatThrownBy(bed::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("topic 'passing-settings': expected cleanup.policy=compact");
        }
    }

    private static TestBed bed(String name) {
        TestBed bed = new TestBed(broker.bootstrapServers(), name, folder);
        return bed.set("settings.topic", bed.topic("settings")).set("model", "rls");
    }

    private static void observe(TestBed bed, String series, int from, int to) {
        for (int i = from; i < to; i++) {
            bed.send(bed.observations(), series, "{\"value\":" + i % 3 + "}", START + i);
        }
    }

    private static List<Integer> horizons(TopicReader forecasts, int count) throws IOException {
        OutputReader reader = new OutputReader();
        return forecasts.await(count).stream()
                .flatMap(record -> {
                    try {
                        return reader.forecast(record.value()).issued().horizons().stream();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .map(HorizonForecast::horizon)
                .toList();
    }
}

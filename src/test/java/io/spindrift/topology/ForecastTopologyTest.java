package io.spindrift.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForecastTopologyTest {
    @TempDir
    private Path state;

    @Test
    void shouldNameEveryNodeAndTheStore() {
        var regression = Driver.settings(state, Map.of("input.mode", "regression", "labels.topic", "labels"));
        assertThat(Driver.topology(regression).describe().toString()).isEqualTo("""
                        Topologies:
                           Sub-topology: 0
                            Source: labels-source (topics: [labels])
                              --> forecast-processor
                            Source: observations-source (topics: [observations])
                              --> forecast-processor
                            Processor: forecast-processor (stores: [models])
                              --> alerts-sink, dead-letters-sink, forecasts-sink, scores-sink
                              <-- observations-source, labels-source
                            Sink: alerts-sink (topic: alerts)
                              <-- forecast-processor
                            Sink: dead-letters-sink (topic: dead-letters)
                              <-- forecast-processor
                            Sink: forecasts-sink (topic: forecasts)
                              <-- forecast-processor
                            Sink: scores-sink (topic: scores)
                              <-- forecast-processor

                        """);
    }

    @Test
    void shouldReadOneTopic_whenLabelsHaveNone() {
        assertThat(Driver.topology(Driver.settings(state, Map.of())).describe().toString())
                .startsWith("""
                        Topologies:
                           Sub-topology: 0
                            Source: observations-source (topics: [observations])
                              --> forecast-processor
                            Processor: forecast-processor (stores: [models])
                              --> alerts-sink, dead-letters-sink, forecasts-sink, scores-sink
                              <-- observations-source
                        """);
    }

    @Test
    void shouldRejectOneTopicInTwoRoles() {
        assertThatThrownBy(() -> new TopicNames(new ObservationTopics(List.of("a"), ""), "", "b", "b", "", "c", ""))
                .hasMessage(
                        "scores.topic: expected a topic that no other setting names, got 'b', as in forecasts.topic");
    }

    @Test
    void shouldReadSeveralTopicsOrAllThatMatch() {
        assertThat(Driver.topology(Driver.settings(state, Map.of("observations.topic", "a, b")))
                        .describe()
                        .toString())
                .contains("Source: observations-source (topics: [a, b])");
        assertThat(Driver.topology(Driver.settings(state, Map.of("observations.pattern", "plant-[0-9]+")))
                        .describe()
                        .toString())
                .contains("Source: observations-source (topics: plant-[0-9]+)");
    }

    @Test
    void shouldRejectAPattern_whenItMatchesOutputTopics() {
        ObservationTopics all = new ObservationTopics(List.of(), ".*");
        assertThatThrownBy(() -> new TopicNames(all, "", "forecasts", "scores", "alerts", "dead-letters", ""))
                .hasMessage(
                        "observations.pattern: expected a pattern that matches no other topic of the application, got .*, "
                                + "which matches forecasts");
        assertThatThrownBy(() -> new ObservationTopics(List.of(), "(a"))
                .hasMessageStartingWith("observations.pattern: expected a regular expression, got '(a' (");
        assertThatThrownBy(() -> new ObservationTopics(List.of("a"), "a"))
                .hasMessage("observations.topic: expected names of topics, or observations.pattern, got both or none");
    }
}

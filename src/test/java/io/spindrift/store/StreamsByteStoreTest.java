package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsByteStoreTest {
    private static final String STORE = "table";

    @TempDir
    private Path folder;

    /** Deletes the keys of its records. */
    private static final class Deleting extends ContextualProcessor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> record) {
            ByteStore table = new StreamsByteStore(context().getStateStore(STORE));
            byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
            if (record.value() == null) {
                table.delete(key);
            } else {
                table.put(key, record.value().getBytes(StandardCharsets.UTF_8));
            }
            assertThat(table.get(key) == null).isEqualTo(record.value() == null);
        }
    }

    @Test
    void shouldSendATombstone_onlyForAnExistingKey() {
        Properties settings = new Properties();
        settings.putAll(
                Map.of("application.id", "deleting", "bootstrap.servers", "none:1", "state.dir", folder.toString()));
        Deserializer<String> strings = new StringDeserializer();
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(), settings)) {
            var input = driver.createInputTopic("input", new StringSerializer(), new StringSerializer());
            input.pipeInput("a", "1");
            input.pipeInput("b", (String) null);
            input.pipeInput("a", (String) null);
            input.pipeInput("a", (String) null);
            assertThat(driver.createOutputTopic("deleting-table-changelog", strings, strings)
                            .readKeyValuesToList())
                    .containsExactly(KeyValue.pair("a", "1"), KeyValue.pair("a", null));
        }
    }

    private static Topology topology() {
        return new Topology()
                .addSource("source", new StringDeserializer(), new StringDeserializer(), "input")
                .addProcessor("processor", Deleting::new, "source")
                .addStateStore(
                        org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(STORE),
                                Serdes.Bytes(),
                                Serdes.ByteArray()),
                        "processor");
    }
}

package io.spindrift.processor;

import io.spindrift.json.RuleReader;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.text.Printable;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the rules of the settings topic into the global store and into the {@link RuleRegistry}. When an instance starts,
 * Kafka Streams passes all records of the topic to it before the tasks start.
 */
public final class RulesProcessor implements Processor<byte[], byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(RulesProcessor.class);

    private final RuleRegistry rules;
    private final String storeName;
    private final RuleReader reader = new RuleReader();
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<Bytes, byte[]> store;

    /**
     * @param rules to update
     * @param storeName of the global store
     */
    public RulesProcessor(RuleRegistry rules, String storeName) {
        this.rules = rules;
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<Void, Void> processorContext) {
        context = processorContext;
        store = processorContext.getStateStore(storeName);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        long version = context.recordMetadata().orElseThrow().offset() + 1;
        if (record.key() == null || record.key().length == 0) {
            LOG.error("ignored a rule without a name: expected the name as the key of the record, got none");
            return;
        }
        String name = new String(record.key(), StandardCharsets.UTF_8);
        String shown = Printable.of(name);
        store.put(Bytes.wrap(record.key()), record.value());
        if (record.value() == null) {
            rules.remove(version, name);
            LOG.info("rule '{}' was deleted", shown);
        } else {
            rules.put(version, name, () -> reader.read(name, record.value()))
                    .ifPresentOrElse(
                            reason -> LOG.error("rule '{}' was rejected: {}", shown, Printable.of(reason)),
                            () -> LOG.info(
                                    "rule '{}' was read: {}",
                                    shown,
                                    Printable.of(new String(record.value(), StandardCharsets.UTF_8))));
        }
    }
}

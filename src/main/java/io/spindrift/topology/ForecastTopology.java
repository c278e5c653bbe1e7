package io.spindrift.topology;

import io.spindrift.processor.FieldTime;
import io.spindrift.processor.ForecastListener;
import io.spindrift.processor.ForecastProcessor;
import io.spindrift.processor.GatedTimeExtractor;
import io.spindrift.processor.OutputKey;
import io.spindrift.processor.ProcessorSettings;
import io.spindrift.processor.RecordTimeExtractor;
import io.spindrift.processor.RulesProcessor;
import io.spindrift.processor.TopicGate;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.StreamsByteStore;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Builds the topology:
 *
 * <pre>
 *     observations-source ─┐                       ┌─> forecasts-sink
 *                          ├─> forecast-processor ─┼─> scores-sink
 *           labels-source ─┘          │            ├─> alerts-sink
 *                                  models          └─> dead-letters-sink
 * settings-source ─> settings-processor ─> settings (global)
 * </pre>
 *
 * <p>All records are keyed by series. There is one sub-topology and no repartition topic. All nodes and stores are named here.
 */
public final class ForecastTopology implements Supplier<Topology> {
    /** Name of the state store. */
    public static final String MODELS = "models";
    /** Name of the global store of rules. It exists only if there is a topic of settings. */
    public static final String SETTINGS = "settings";

    /**
     * Default settings of the changelog topic. Small segments and compaction every ten minutes keep restores short. Each
     * compaction rewrites a partition, so an earlier one would cost the broker much (docs/operating.md). Any timestamp is
     * accepted, because a record has the timestamp of its input record.
     */
    public static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(50 * 1024 * 1024),
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "600000",
            TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE),
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    private static final String OBSERVATIONS_SOURCE = "observations-source";
    private static final String LABELS_SOURCE = "labels-source";
    private static final String PROCESSOR = "forecast-processor";
    private static final String SETTINGS_SOURCE = "settings-source";
    private static final String SETTINGS_PROCESSOR = "settings-processor";
    private static final String FORECASTS_SINK = "forecasts-sink";
    private static final String SCORES_SINK = "scores-sink";
    private static final String ALERTS_SINK = "alerts-sink";
    private static final String DEAD_LETTERS_SINK = "dead-letters-sink";

    private final TopicNames topics;
    private final ProcessorSettings settings;
    private final SeriesModels models;
    private final ForecastListener listener;
    private final TopicGate gate;
    private final MemoryBudget memory;

    /**
     * @param topics to read from and to write to
     * @param settings of the processor
     * @param models of series, under the same settings
     * @param listener receives each event with its outcomes
     * @param gate decides whether records of a topic that matches the pattern may be processed
     */
    public ForecastTopology(
            TopicNames topics,
            ProcessorSettings settings,
            SeriesModels models,
            ForecastListener listener,
            TopicGate gate) {
        this.gate = gate;
        this.models = models;
        this.listener = listener;
        this.topics = topics;
        this.settings = settings;
        memory = new MemoryBudget(settings.store().cacheMaxBytes());
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        addObservations(topology);
        if (topics.labels().isEmpty()) {
            topology.addProcessor(PROCESSOR, this::processor, OBSERVATIONS_SOURCE);
        } else {
            addSource(topology, LABELS_SOURCE, topics.labels());
            topology.addProcessor(PROCESSOR, this::processor, OBSERVATIONS_SOURCE, LABELS_SOURCE);
        }
        topology.addStateStore(models(), PROCESSOR);
        addSink(topology, FORECASTS_SINK, topics.forecasts());
        addSink(topology, SCORES_SINK, topics.scores());
        if (!topics.alerts().isEmpty()) {
            addSink(topology, ALERTS_SINK, topics.alerts());
        }
        addSink(topology, DEAD_LETTERS_SINK, topics.deadLetters());
        if (!topics.settings().isEmpty()) {
            addSettings(topology);
        }
        return topology;
    }

    /** The store is in memory, so that a starting instance reads all rules from the topic again. */
    private void addSettings(Topology topology) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(SETTINGS), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                SETTINGS_SOURCE,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.settings(),
                SETTINGS_PROCESSOR,
                () -> new RulesProcessor(models.rules(), SETTINGS));
    }

    private void addObservations(Topology topology) {
        if (topics.observations().matched()) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    OBSERVATIONS_SOURCE,
                    new GatedTimeExtractor(gate, extractor()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    topics.observations().compiled());
        } else {
            addSource(
                    topology, OBSERVATIONS_SOURCE, topics.observations().names().toArray(String[]::new));
        }
    }

    private void addSource(Topology topology, String name, String... named) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                name,
                extractor(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                named);
    }

    private RecordTimeExtractor extractor() {
        return settings.input().timed() ? new RecordTimeExtractor(new FieldTime(settings)) : new RecordTimeExtractor();
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, OutputKey.SERIALIZER, new ByteArraySerializer(), new KeyPartitioner(), PROCESSOR);
    }

    private ForecastProcessor processor() {
        return new ForecastProcessor(
                        settings,
                        new ForecastProcessor.Outputs(
                                FORECASTS_SINK,
                                SCORES_SINK,
                                topics.alerts().isEmpty() ? "" : ALERTS_SINK,
                                DEAD_LETTERS_SINK),
                        context -> models.open(
                                new StreamsByteStore(context.getStateStore(MODELS)),
                                settings.store(),
                                memory,
                                System::nanoTime),
                        listener,
                        System::nanoTime)
                .ignoringAlarms(models.rules()::ignoresAlarm)
                .watchingPlacement(gate::partitions);
    }

    /**
     * Returns a builder of the state store. It has no cache, because hardly any key is written twice between commits. The
     * settings of its changelog are left to those of the application: Kafka Streams would prefer settings given here to
     * those of a user.
     */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> models() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(MODELS), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}

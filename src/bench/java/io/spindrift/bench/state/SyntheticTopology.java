package io.spindrift.bench.state;

import io.spindrift.model.numeric.Hash;
import io.spindrift.store.ChangePolicy;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.ModelStore;
import io.spindrift.store.SeriesLimitException;
import io.spindrift.store.StoreOperation;
import io.spindrift.store.StoreSettings;
import io.spindrift.store.StreamsByteStore;
import io.spindrift.topology.ForecastTopology;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * One record in, one event of a synthetic model, one record out. The design determines the state that is kept in
 * between.
 */
record SyntheticTopology(
        Design design, int stateBytes, int k, long memoryBytes, String input, String output, Counters counters) {
    static final String STORE = "models";

    Topology topology() {
        Topology topology = new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), input)
                .addProcessor("processor", this::processor, "source");
        if (design != Design.NONE) {
            topology.addStateStore(store(), "processor");
        }
        return topology.addSink("sink", output, new ByteArraySerializer(), new ByteArraySerializer(), "processor");
    }

    private StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        if (design == Design.JOURNAL) {
            return ForecastTopology.models().withLoggingEnabled(ForecastTopology.CHANGELOG);
        }
        StoreBuilder<KeyValueStore<Bytes, byte[]>> builder = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(ForecastTopology.CHANGELOG);
        return design == Design.CACHE ? builder.withCachingEnabled() : builder.withCachingDisabled();
    }

    private ContextualProcessor<byte[], byte[], byte[], byte[]> processor() {
        return switch (design) {
            case NONE -> new Stateless();
            case WHOLE, CACHE -> new Whole();
            case JOURNAL -> new Journal();
        };
    }

    private static class Stateless extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            context().forward(record);
        }
    }

    private final class Whole extends Stateless {
        private KeyValueStore<Bytes, byte[]> store;

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            Bytes key = Bytes.wrap(record.key());
            byte[] stored = store.get(key);
            SyntheticModel model = stored == null ? new SyntheticModel(stateBytes) : SyntheticModel.fromBytes(stored);
            model.apply(record.value());
            store.put(key, model.toBytes());
            counters.add(Map.of(StoreOperation.SNAPSHOTS, 1));
            super.process(record);
        }
    }

    private final class Journal extends Stateless {
        private ModelStore<SyntheticModel, byte[]> models;

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            SyntheticModel.Type type = new SyntheticModel.Type(stateBytes);
            models = new ModelStore<>(
                    new StreamsByteStore(context.getStateStore(STORE)),
                    type,
                    type,
                    new StoreSettings(k, 200, 100, memoryBytes, ChangePolicy.KEEP, 0, 0),
                    new MemoryBudget(memoryBytes),
                    System::nanoTime);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String series = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value().length == Traffic.DROP_BYTES) {
                models.delete(series);
                forward(record);
                return;
            }
            long begun = System.nanoTime();
            ModelHandle<SyntheticModel> handle;
            try {
                handle = models.open(series, record.value());
            } catch (SeriesLimitException e) {
                throw new IllegalStateException(e);
            }
            long nanos = System.nanoTime() - begun;
            Map<StoreOperation, Integer> opening = models.takeActivity();
            counters.add(opening);
            if (opening.containsKey(StoreOperation.MODEL_CACHE_MISSES)) {
                counters.coldNanos.add(nanos);
            }
            handle.model().apply(record.value());
            models.append(handle, record.value(), Hash.of(series));
            counters.add(models.takeActivity());
            forward(record);
        }

        private void forward(Record<byte[], byte[]> record) {
            super.process(record);
        }

        @Override
        public void close() {
            models.close();
        }
    }
}

package io.spindrift.store;

import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads the state store of a task. Other threads than that of the task may use it, while {@link StreamsByteStore}
 * writes.
 */
public class ReadOnlyByteStore implements ByteStore {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final ByteArraySerializer bytes = new ByteArraySerializer();

    public ReadOnlyByteStore(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte[] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        throw new UnsupportedOperationException("a queried store is written by its task only");
    }

    @Override
    public void delete(byte[] key) {
        throw new UnsupportedOperationException("a queried store is written by its task only");
    }

    @Override
    public void scan(byte[] prefix, BiConsumer<byte[], byte[]> to) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(prefix, bytes)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                to.accept(entry.key.get(), entry.value);
            }
        }
    }
}

package io.spindrift.store;

import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The table of a task: a state store of Kafka Streams, so that what is put goes to the changelog as well. */
public final class StreamsTable implements Table {
    private final KeyValueStore<Bytes, byte[]> store;
    private final ByteArraySerializer bytes = new ByteArraySerializer();

    public StreamsTable(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte[] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(Bytes.wrap(key));
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

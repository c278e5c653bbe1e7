package io.spindrift.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The table of a task: a state store of Kafka Streams, so that what is put goes to the changelog as well. */
public final class StreamsByteStore extends ReadOnlyByteStore {
    private final KeyValueStore<Bytes, byte[]> store;

    public StreamsByteStore(KeyValueStore<Bytes, byte[]> store) {
        super(store);
        this.store = store;
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    /** Where there is nothing, a tombstone would only go to the changelog. The store's own delete reads first as well. */
    @Override
    public void delete(byte[] key) {
        if (get(key) != null) {
            put(key, null);
        }
    }
}

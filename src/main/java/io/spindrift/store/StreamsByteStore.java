package io.spindrift.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The state store of a task. Kafka Streams sends its writes to the changelog. */
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

    /**
     * Deletes an entry only if it exists, since otherwise a useless tombstone would go to the changelog. Reading first
     * costs nothing extra: the delete of the state store reads, too.
     */
    @Override
    public void delete(byte[] key) {
        if (get(key) != null) {
            put(key, null);
        }
    }
}

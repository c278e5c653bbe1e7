package io.spindrift.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The table of a task: a state store of Kafka Streams, so that what is put goes to the changelog as well. */
public final class StreamsTable extends QueriedTable {
    private final KeyValueStore<Bytes, byte[]> store;

    public StreamsTable(KeyValueStore<Bytes, byte[]> store) {
        super(store);
        this.store = store;
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(Bytes.wrap(key));
    }
}

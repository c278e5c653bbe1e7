package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.VersionRecord;
import java.nio.ByteBuffer;

/**
 * The latest versions that a partition has seen, kept in the store next to the series and so written in the same transactions.
 *
 * <ul>
 *   <li>The core version that has written. An earlier version must not take the partition over, since it could only skip the state of
 *       a later one (docs/adr/0017-partition-versions.md).
 *   <li>The version of the rules under which a series has started. An instance that takes the partition over must know that version
 *       ({@link SettingsRules#awaitVersion}).
 * </ul>
 */
final class PartitionVersions {
    /** The first core version, which is not stored. */
    private static final int FIRST = 1;

    private final ByteStore store;
    private final int own;
    private int writer;
    private long rules;

    /**
     * @param own core version of this application
     * @throws LaterVersionException if a later version has written here
     */
    PartitionVersions(ByteStore store, int own) {
        this.store = store;
        this.own = own;
        writer = storedWriter(store);
        rules = storedRules(store);
        if (writer > own) {
            throw new LaterVersionException(own, writer);
        }
    }

    /** Returns the largest version of the rules under which a series has started. */
    long rules() {
        return rules;
    }

    /** Records that this core version writes. To be called before the write. */
    void noteWriter() {
        if (writer < own) {
            store.put(StoreKeys.version(), new VersionRecord(own).toBytes());
            writer = own;
        }
    }

    /** Records that a series starts under a version of the rules. */
    void raiseRules(long version) {
        if (version > rules) {
            store.put(
                    StoreKeys.rules(),
                    ByteBuffer.allocate(Long.BYTES).putLong(version).array());
            rules = version;
        }
    }

    /**
     * Returns the stored version, or the first one if it cannot be read. Then the versions in the headers still protect
     * each series.
     */
    private static int storedWriter(ByteStore store) {
        byte[] stored = store.get(StoreKeys.version());
        try {
            return stored == null ? FIRST : VersionRecord.fromBytes(stored).core();
        } catch (CorruptStateException e) {
            return FIRST;
        }
    }

    private static long storedRules(ByteStore store) {
        byte[] stored = store.get(StoreKeys.rules());
        return stored == null || stored.length != Long.BYTES
                ? 0
                : ByteBuffer.wrap(stored).getLong();
    }
}

package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.VersionRecord;

/**
 * The latest core version that has written into a partition, kept beside its series and so written in the same transactions. An
 * earlier one must not take the partition over: it could do nothing with what it finds but pass it over
 * (docs/adr/0017-a-partition-belongs-to-the-latest-version.md).
 */
final class WriterVersion {
    /** The first, which is not noted. */
    private static final int FIRST = 1;

    private final ByteStore table;
    private final int own;
    private int latest;

    /** @throws LaterVersionException if a later version has written here */
    WriterVersion(ByteStore table, int own) {
        this.table = table;
        this.own = own;
        latest = stored(table);
        if (latest > own) {
            throw new LaterVersionException(own, latest);
        }
    }

    /** Notes that this version writes. */
    void note() {
        if (latest < own) {
            table.put(StoreKeys.version(), new VersionRecord(own).toBytes());
            latest = own;
        }
    }

    /** A note that cannot be read is none: headers have versions of their own. */
    private static int stored(ByteStore table) {
        byte[] stored = table.get(StoreKeys.version());
        try {
            return stored == null ? FIRST : VersionRecord.fromBytes(stored).core();
        } catch (CorruptStateException e) {
            return FIRST;
        }
    }
}

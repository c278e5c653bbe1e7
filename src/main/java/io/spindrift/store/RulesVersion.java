package io.spindrift.store;

import java.nio.ByteBuffer;

/**
 * The latest edition of the settings under which a series of a partition has begun, or begun anew, kept beside the series and
 * so written in the same transactions: who takes the partition over must know as much ({@link ModelType#reach}).
 */
final class RulesVersion {
    private final ByteStore table;
    private long now;

    RulesVersion(ByteStore table) {
        this.table = table;
        byte[] stored = table.get(StoreKeys.edition());
        now = stored == null || stored.length != Long.BYTES
                ? 0
                : ByteBuffer.wrap(stored).getLong();
    }

    long now() {
        return now;
    }

    /** Notes that a series is written under an edition. */
    void raise(long edition) {
        if (edition > now) {
            table.put(
                    StoreKeys.edition(),
                    ByteBuffer.allocate(Long.BYTES).putLong(edition).array());
            now = edition;
        }
    }
}

package io.spindrift.model.series;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;

/**
 * The ids of the last observations of a series, as 64-bit hashes in a ring, and the status of the label of each. Two different ids have
 * the same hash with a probability of 2^-64.
 */
final class IdWindow {
    static final long UNKNOWN = -1;
    private static final long NO_ID = 0;

    /** The status of the label of an observation. */
    enum LabelStatus {
        PENDING,
        LABELED,
        PASSED
    }

    private static final long[] NO_HASHES = {};
    private static final byte[] NO_STATUSES = {};

    private final int remembered;
    /** Empty until the first id, since a series without ids needs no window. */
    private long[] hashes = NO_HASHES;

    private byte[] statuses = NO_STATUSES;
    private long next;

    IdWindow(int remembered) {
        this.remembered = remembered;
    }

    /** Returns the number of the next observation. */
    long nextSequence() {
        return next;
    }

    /** Adds the next observation and removes the oldest. */
    void add(String id) {
        long sequence = next++;
        long hash = hashOf(id);
        if (hash != NO_ID && hashes.length == 0) {
            open();
        }
        if (hashes.length > 0) {
            hashes[slot(sequence)] = hash;
            statuses[slot(sequence)] = (byte) LabelStatus.PENDING.ordinal();
        }
    }

    /** Returns the number of the observation in the window with this id, or {@link #UNKNOWN}. */
    long find(String id) {
        long hash = hashOf(id);
        if (hash == NO_ID || hashes.length == 0) {
            return UNKNOWN;
        }
        for (long sequence = next - 1; sequence >= oldest(); sequence--) {
            if (hashes[slot(sequence)] == hash) {
                return sequence;
            }
        }
        return UNKNOWN;
    }

    LabelStatus status(long sequence) {
        return LabelStatus.values()[statuses[slot(sequence)]];
    }

    /** Sets the status of a label, if its observation is in the window. */
    void setStatus(long sequence, LabelStatus status) {
        if (hashes.length > 0 && sequence >= oldest()) {
            statuses[slot(sequence)] = (byte) status.ordinal();
        }
    }

    /** Returns the bytes of the window. */
    long bytes() {
        return hashes.length * (long) (Long.BYTES + 1);
    }

    /** Saves or restores the window, oldest first, so that a young one is small. */
    void visit(FieldVisitor fields) {
        next = fields.int64("ids.next", next);
        if (next < 0) {
            throw new CorruptStateException("ids.next: expected at least 0, got " + next);
        }
        if (!fields.flag("ids.any", hashes.length > 0)) {
            return;
        }
        if (hashes.length == 0) {
            open();
        }
        int count = (int) (next - oldest());
        long[] orderedHashes = new long[count];
        byte[] orderedStatuses = new byte[count];
        for (int i = 0; i < count; i++) {
            orderedHashes[i] = hashes[slot(oldest() + i)];
            orderedStatuses[i] = statuses[slot(oldest() + i)];
        }
        fields.int64s("ids.hashes", orderedHashes);
        orderedStatuses = fields.bytes("ids.statuses", orderedStatuses);
        if (orderedStatuses == null || orderedStatuses.length != count) {
            throw new CorruptStateException("ids.statuses: expected " + count + " of them, got another number");
        }
        for (int i = 0; i < count; i++) {
            if (orderedStatuses[i] < 0 || orderedStatuses[i] >= LabelStatus.values().length) {
                throw new CorruptStateException("ids.statuses: expected 0 to 2, got " + orderedStatuses[i]);
            }
            hashes[slot(oldest() + i)] = orderedHashes[i];
            statuses[slot(oldest() + i)] = orderedStatuses[i];
        }
    }

    private void open() {
        hashes = new long[remembered];
        statuses = new byte[remembered];
    }

    private long oldest() {
        return Math.max(0, next - remembered);
    }

    private int slot(long sequence) {
        return (int) (sequence % remembered);
    }

    private static long hashOf(String id) {
        if (id == null) {
            return NO_ID;
        }
        long hash = Hash.of(id);
        return hash == NO_ID ? 1 : hash;
    }
}

package io.spindrift.model.series;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.StateExchange;

/**
 * The ids of the last observations of a series, as 64-bit hashes in a ring, and what became of each observation. Two ids
 * of one series in the same memory have the same hash with a probability of 2^-64 a pair.
 */
final class IdMemory {
    static final long UNKNOWN = -1;
    private static final long NO_ID = 0;

    /** What became of an observation. */
    enum Fate {
        PENDING,
        LABELLED,
        PASSED
    }

    private final long[] hashes;
    private final long[] fates;
    private long next;

    IdMemory(int remembered) {
        hashes = new long[remembered];
        fates = new long[remembered];
    }

    /** The number that the next observation will have. */
    long nextSequence() {
        return next;
    }

    /** Takes the next observation in and forgets the oldest. */
    void add(String id) {
        int slot = slot(next++);
        hashes[slot] = hashOf(id);
        fates[slot] = Fate.PENDING.ordinal();
    }

    /** The number of the remembered observation with this id, or {@link #UNKNOWN}. */
    long find(String id) {
        long hash = hashOf(id);
        if (hash == NO_ID) {
            return UNKNOWN;
        }
        for (long sequence = next - 1; sequence >= oldest(); sequence--) {
            if (hashes[slot(sequence)] == hash) {
                return sequence;
            }
        }
        return UNKNOWN;
    }

    Fate fate(long sequence) {
        return Fate.values()[(int) fates[slot(sequence)]];
    }

    /** Keeps what became of an observation, if that is still remembered. */
    void setFate(long sequence, Fate fate) {
        if (sequence >= oldest()) {
            fates[slot(sequence)] = fate.ordinal();
        }
    }

    void exchange(StateExchange io) {
        next = io.wide("ids.next", next);
        io.wides("ids.hashes", hashes);
        io.wides("ids.fates", fates);
        if (next < 0) {
            throw new CorruptStateException("ids.next: expected at least 0, got " + next);
        }
        for (long fate : fates) {
            if (fate < 0 || fate >= Fate.values().length) {
                throw new CorruptStateException("ids.fates: expected 0 to 2, got " + fate);
            }
        }
    }

    private long oldest() {
        return Math.max(0, next - hashes.length);
    }

    private int slot(long sequence) {
        return (int) (sequence % hashes.length);
    }

    private static long hashOf(String id) {
        if (id == null) {
            return NO_ID;
        }
        long hash = Hash.of(id);
        return hash == NO_ID ? 1 : hash;
    }
}

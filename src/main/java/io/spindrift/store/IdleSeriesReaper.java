package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.SeriesHeader.Seen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The idle series of a table, and the ways in which they leave it. */
final class IdleSeriesReaper {
    /** A series begins with an event, so that two an event leave no more and more to be done. */
    private static final int RECLAIMED_A_CALL = 2;
    /** So many headers are read a call, on average: what looks for idle series reads all of them. */
    private static final int HEADERS_A_CALL = 50;
    /** A sweep reads all headers, which has to be worth it. */
    private static final int COUNTED_OUT_AT_ONCE = 1000;

    private final ByteStore table;
    private final SeriesRecords records;
    private final PartitionMetadata partition;
    private final EventTime times;
    /** Those to be reclaimed, unless they have had a record since they were found. */
    private final Deque<String> waiting = new ArrayDeque<>();
    /** What had elapsed when they were found. */
    private long soughtAt = -1;
    /** Calls since then. */
    private long calls;

    /** The record time of the event of a journal entry. */
    interface EventTime {
        long of(JournalEntry entry);
    }

    IdleSeriesReaper(ByteStore table, SeriesRecords records, PartitionMetadata partition, EventTime times) {
        this.table = table;
        this.records = records;
        this.partition = partition;
        this.times = times;
    }

    /**
     * Takes the states of few out, and leaves headers that count the series still. The others wait for the next calls: all at
     * once might take longer than a transaction may.
     */
    void reclaim(Consumer<String> told) {
        calls++;
        if (waiting.isEmpty() && partition.elapsed() > soughtAt && calls * HEADERS_A_CALL >= partition.series()) {
            soughtAt = partition.elapsed();
            calls = 0;
            waiting.addAll(candidates(false));
        }
        for (int i = 0; i < RECLAIMED_A_CALL && !waiting.isEmpty(); i++) {
            String series = waiting.remove();
            SeriesHeader header = header(series);
            if (header != null && header.alive() && deleteIfIdle(series, header)) {
                records.putHeader(series, header.reclaimed());
                told.accept(series);
            }
        }
    }

    /**
     * Takes some out, those that have been reclaimed too, and counts them no longer: the first in the order of their keys,
     * whatever has been reclaimed before.
     */
    void countOut(Consumer<String> told) {
        int gone = 0;
        try {
            for (String series : candidates(true)) {
                SeriesHeader header = header(series);
                if (!header.alive() || deleteIfIdle(series, header)) {
                    records.deleteHeader(series);
                    told.accept(series);
                    gone++;
                }
                if (gone == COUNTED_OUT_AT_ONCE) {
                    return;
                }
            }
            partition.swept();
        } finally {
            partition.add(-gone);
        }
    }

    /** Those that are idle unless their journals say otherwise. */
    private List<String> candidates(boolean reclaimed) {
        List<String> series = new ArrayList<>();
        table.scan(StoreKeys.headers(), (key, value) -> {
            if (candidate(value, reclaimed)) {
                series.add(new String(StoreKeys.series(key), StandardCharsets.UTF_8));
            }
        });
        return series;
    }

    /** What cannot be read is kept for who repairs it. */
    private boolean candidate(byte[] stored, boolean reclaimed) {
        try {
            SeriesHeader header = SeriesHeader.fromBytes(stored);
            return header.alive() ? partition.mayBeIdle(header.seen()) : reclaimed;
        } catch (CorruptStateException e) {
            return false;
        }
    }

    /** As it stands now; null if there is none, or it cannot be read. */
    private SeriesHeader header(String series) {
        try {
            return records.header(series);
        } catch (CorruptStateException e) {
            return null;
        }
    }

    /** Takes a state out, if it is idle as it stands now and can be read. */
    private boolean deleteIfIdle(String series, SeriesHeader header) {
        try {
            if (!partition.mayBeIdle(header.seen())) {
                return false;
            }
            List<JournalEntry> journal = records.journal(series, header);
            Seen last = lastSeen(header, journal);
            if (!partition.idle(last)) {
                // So that the journal need not be read again before this, too, is long ago.
                records.putHeader(series, header.seenAt(last));
                return false;
            }
            records.snapshot(series, header);
            records.deleteState(series, header, journal.size());
            return true;
        } catch (CorruptStateException e) {
            return false;
        }
    }

    private Seen lastSeen(SeriesHeader header, List<JournalEntry> journal) {
        if (journal.isEmpty()) {
            return header.seen();
        }
        JournalEntry last = journal.get(journal.size() - 1);
        return new Seen(last.seen(), times.of(last));
    }
}

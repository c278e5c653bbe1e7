package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Removes expired series: their states, a few at a time, and whole series if a new one needs the room. */
final class IdleSeriesReaper {
    /** A series starts with an event. So two removals per event are enough for any number of series. */
    private static final int REMOVED_PER_CALL = 2;
    /** A search reads all headers. This is how many it may read per call on average. */
    private static final int HEADERS_PER_CALL = 50;
    /** A sweep reads all headers, so it should remove many series. */
    private static final int REMOVED_PER_SWEEP = 1000;

    private final ByteStore store;
    private final SeriesLog log;
    private final SeriesRegistry registry;
    /** Series found by the search. Their states will be removed unless they have had an event since. */
    private final Deque<String> expired = new ArrayDeque<>();
    /** Time elapsed at the last search. */
    private long searchedAt = -1;
    /** Calls since the last search. */
    private long calls;

    IdleSeriesReaper(ByteStore store, SeriesLog log, SeriesRegistry registry) {
        this.store = store;
        this.log = log;
        this.registry = registry;
    }

    /**
     * Removes the states of a few expired series, and keeps their headers, which still count towards the limit. Later
     * calls remove the others: removing all at once could take longer than a transaction may.
     *
     * @return names of the series
     */
    List<String> removeStates() {
        calls++;
        if (expired.isEmpty() && registry.elapsed() > searchedAt && calls * HEADERS_PER_CALL >= registry.series()) {
            searchedAt = registry.elapsed();
            calls = 0;
            expired.addAll(candidates(false));
        }
        if (expired.isEmpty()) {
            return List.of();
        }
        List<String> removed = new ArrayList<>();
        for (int i = 0; i < REMOVED_PER_CALL && !expired.isEmpty(); i++) {
            String series = expired.remove();
            SeriesHeader header = header(series);
            if (header != null && header.alive() && deleteIfExpired(series, header)) {
                log.putHeader(series, header.reclaimed());
                removed.add(series);
            }
        }
        return removed;
    }

    /**
     * Removes expired series with their headers, in the order of their keys, whether or not their states were removed
     * before.
     *
     * @return names of the series
     */
    List<String> removeSeries() {
        List<String> removed = new ArrayList<>();
        try {
            for (String series : candidates(true)) {
                SeriesHeader header = header(series);
                if (!header.alive() || deleteIfExpired(series, header)) {
                    log.deleteHeader(series);
                    removed.add(series);
                }
                if (removed.size() == REMOVED_PER_SWEEP) {
                    return removed;
                }
            }
            registry.swept();
            return removed;
        } finally {
            registry.add(-removed.size());
        }
    }

    /** Returns the series that have expired, unless an event in their journals was later. */
    private List<String> candidates(boolean withoutState) {
        List<String> series = new ArrayList<>();
        store.scan(StoreKeys.headers(), (key, value) -> {
            if (candidate(value, withoutState)) {
                series.add(new String(StoreKeys.series(key), StandardCharsets.UTF_8));
            }
        });
        return series;
    }

    /** A header that cannot be read is kept for a repair. */
    private boolean candidate(byte[] stored, boolean withoutState) {
        try {
            SeriesHeader header = SeriesHeader.fromBytes(stored);
            return header.alive() ? registry.mayHaveExpired(header.seen()) : withoutState;
        } catch (CorruptStateException e) {
            return false;
        }
    }

    /** Returns the stored header; null if there is none, or if it cannot be read. */
    private SeriesHeader header(String series) {
        try {
            return log.header(series);
        } catch (CorruptStateException e) {
            return null;
        }
    }

    /** Deletes the state of a series if it can be read and its last event shows that the series has expired. */
    private boolean deleteIfExpired(String series, SeriesHeader header) {
        try {
            if (!registry.mayHaveExpired(header.seen())) {
                return false;
            }
            List<JournalEntry> journal = log.journal(series, header).complete();
            Seen last = journal.isEmpty()
                    ? header.seen()
                    : journal.get(journal.size() - 1).seen();
            if (!registry.expired(last)) {
                // With this time in the header, the journal is not read again until the series may have expired once
                // more.
                log.putHeader(series, header.seenAt(last));
                return false;
            }
            log.snapshot(series, header);
            log.deleteState(series, header, journal.size());
            return true;
        } catch (CorruptStateException e) {
            return false;
        }
    }
}

package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The idle series of a table, and the ways in which they leave it. */
final class Idle {
    private final Table table;
    private final SeriesRecords records;
    private final Census census;
    private final int coreVersion;
    private final LastTime lastTime;

    /** The record time of the event of a journal entry. */
    interface LastTime {
        long of(JournalEntry entry);
    }

    Idle(Table table, SeriesRecords records, Census census, int coreVersion, LastTime lastTime) {
        this.table = table;
        this.records = records;
        this.census = census;
        this.coreVersion = coreVersion;
        this.lastTime = lastTime;
    }

    /** Takes the states out, and leaves headers that count the series still. */
    void reclaim(Consumer<String> told) {
        for (String series : find(false)) {
            SeriesHeader header = records.header(series);
            records.deleteState(series);
            records.putHeader(series, header.reclaimed());
            told.accept(series);
        }
    }

    /** Takes all out, those that have been reclaimed too, and counts them no longer. */
    void countOut(Consumer<String> told) {
        List<String> found = find(true);
        for (String series : found) {
            records.deleteState(series);
            records.deleteHeader(series);
            told.accept(series);
        }
        census.add(-found.size());
        census.swept();
    }

    private List<String> find(boolean reclaimed) {
        List<String> headers = new ArrayList<>();
        table.scan(StoreKeys.headers(), (key, value) -> {
            if (candidate(value, reclaimed)) {
                headers.add(new String(StoreKeys.series(key), StandardCharsets.UTF_8));
            }
        });
        headers.removeIf(series -> !idle(series, reclaimed));
        return headers;
    }

    /** What cannot be read is kept for who repairs it. */
    private boolean candidate(byte[] stored, boolean reclaimed) {
        try {
            SeriesHeader header = SeriesHeader.fromBytes(stored);
            if (!header.alive()) {
                return reclaimed;
            }
            return header.coreVersion() <= coreVersion && census.idle(header.time());
        } catch (CorruptStateException e) {
            return false;
        }
    }

    private boolean idle(String series, boolean reclaimed) {
        try {
            SeriesHeader header = records.header(series);
            if (!header.alive()) {
                return reclaimed;
            }
            records.snapshot(series, header);
            return records.journal(series, header).stream().allMatch(entry -> census.idle(lastTime.of(entry)));
        } catch (CorruptStateException e) {
            return false;
        }
    }
}

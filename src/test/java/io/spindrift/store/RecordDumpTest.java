package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.serde.FieldListing.Field;
import io.spindrift.store.CountingModel.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordDumpTest {
    private static final int K = 8;

    private final StoreFixture stores = new StoreFixture(Settings.interval(K));

    @Test
    void shouldListNothing_whenTheStoreDoesNotKnowTheSeries() {
        assertThat(records("a")).isEmpty();
    }

    @Test
    void shouldListEveryRecordWithItsFields() {
        stores.feed("a", new Tick(1, 1000, 5));
        while (stores.snapshotEvents("a") == 0 || stores.handle("a").journaled() != 2) {
            stores.feed("a", new Tick(7, 2000));
        }
        long events = stores.snapshotEvents("a");
        List<StoredRecord> records = records("a");
        assertThat(records)
                .extracting(StoredRecord::name)
                .containsExactly(
                        "header",
                        "settings",
                        "snapshot",
                        "event " + events + ", slot " + events % K,
                        "event " + (events + 1) + ", slot " + (events + 1) % K);
        assertThat(records).extracting(StoredRecord::damage).containsOnly("");
        assertThat(records.get(0).fields())
                .contains(new Field("snapshot.events", Long.toString(events)), new Field("slots", "8"));
        assertThat(records.get(1).fields()).containsExactly(new Field("setting", "1"));
        assertThat(records.get(2).fields()).contains(new Field("count", Long.toString(events)), new Field("size", "5"));
        assertThat(records.get(4).fields())
                .contains(new Field("seen.time", "2000"), new Field("number", "7"), new Field("size", "-1"));
    }

    @Test
    void shouldListWhatCanBeRead_whenARecordIsDamaged() {
        stores.feed("a", StoreFixture.range(0, 20));
        stores.table.flip(stores.chunk("a", 0), 3);
        assertThat(records("a"))
                .filteredOn(record -> record.name().equals("snapshot"))
                .singleElement()
                .satisfies(record -> assertThat(record.damage()).contains("checksum of the snapshot: expected "));
        assertThat(records("a")).extracting(StoredRecord::name).contains("header", "settings");
        stores.table.flip(StoreKeys.header("a"), 3);
        assertThat(records("a"))
                .singleElement()
                .satisfies(record -> assertThat(record.damage()).contains("checksum of the header: expected "));
    }

    private List<StoredRecord> records(String series) {
        return new SeriesInspector<>(stores.table, new CountingModel.Type()).records(series);
    }
}

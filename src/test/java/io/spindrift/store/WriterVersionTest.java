package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.serde.VersionRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which core versions may take over a partition. */
final class WriterVersionTest {
    private static final StoreSettings SETTINGS = Settings.interval(8);
    private static final CountingModel.Type LATER = new CountingModel.Type(1, 9);
    private static final CountingModel.Type EARLIER = new CountingModel.Type(1, 7);

    private final StoreFixture stores = new StoreFixture(SETTINGS);

    /** A series begins, goes on, or is reset: whatever the later version wrote first. */
    @ParameterizedTest
    @ValueSource(strings = {"new", "a", "reset"})
    void shouldRejectAPartition_whenALaterVersionHasWritten(String what) {
        stores.feed("a", 1, 2, 3);
        stores.reopen(SETTINGS, LATER);
        if (what.equals("reset")) {
            stores.store.reset("a", 4);
        } else {
            stores.feed(what, 4);
        }
        assertThatExceptionOfType(LaterVersionException.class)
                .isThrownBy(() -> stores.reopen(SETTINGS, EARLIER))
                .withMessageStartingWith("core version: expected a partition written by version 7 or earlier, "
                        + "got one that version 9 has written");
        stores.reopen(SETTINGS, LATER);
        assertThat(stores.model("a").count).isEqualTo(what.equals("a") ? 4 : what.equals("new") ? 3 : 0);
    }

    @Test
    void shouldLeaveAPartitionToEarlierVersionsUntilItWrites() {
        CountingModel before = stores.feed("a", 1, 2, 3);
        stores.reopen(SETTINGS, LATER);
        assertThat(stores.model("a")).isEqualTo(before);
        stores.reopen(SETTINGS, EARLIER);
        assertThat(stores.model("a")).isEqualTo(before);
    }

    /** Whichever write fails: either the later version has written nothing, or its state is rejected. */
    @Test
    void shouldWriteItsVersionBeforeAnythingElse() {
        stores.feed("a", 1, 2, 3);
        stores.reopen(SETTINGS, LATER);
        stores.table.forget();
        stores.feed("a", 4);
        assertThat(stores.table.writes.get(0).key()).isEqualTo(StoreKeys.version());
        stores.feed("a", 5, 6, 7, 8, 9, 10, 11, 12, 13);
        stores.feed("b", 5);
        stores.reopen();
        stores.feed("c", 5);
        assertThat(stores.table.writes.stream()
                        .filter(write -> StoreKeys.kind(write.key()) == StoreEntry.Kind.WRITER_VERSION)
                        .count())
                .isOne();
    }

    @Test
    void shouldContinue_whenTheVersionRecordIsDamaged() {
        CountingModel before = stores.feed("a", 1, 2, 3);
        stores.table.put(StoreKeys.version(), new VersionRecord(8).toBytes());
        for (int bit = 0; bit < 64; bit++) {
            stores.table.flip(StoreKeys.version(), bit);
            stores.reopen();
            assertThat(stores.model("a")).isEqualTo(before);
            stores.table.flip(StoreKeys.version(), bit);
        }
        stores.table.flip(StoreKeys.version(), 3);
        stores.reopen();
        stores.feed("b", 1);
        assertThat(stores.table.get(StoreKeys.version())).isEqualTo(new VersionRecord(7).toBytes());
    }
}

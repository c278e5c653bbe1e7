package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.Headers;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.StateBytes;
import io.spindrift.store.CountingModel.Tick;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged state stops only its own series, and is kept unchanged. */
final class DamagedStateTest {
    private static final int K = 16;
    /** Number of events in the journal when it is damaged. */
    private static final int JOURNALED = 6;

    private final StoreFixture stores = new StoreFixture(Settings.interval(K));
    private long[] numbers;
    private long snapshotAt;

    @BeforeEach
    void shouldHaveASnapshotAndAJournal() {
        int events = 0;
        stores.feed("a", new Tick(0, 0, 600_000));
        do {
            stores.feed("a", ++events);
        } while (events < K || stores.handle("a").journaled() != JOURNALED);
        numbers = StoreFixture.range(0, events + 1);
        snapshotAt = stores.snapshotEvents("a");
        stores.feed("ab", StoreFixture.range(0, 40));
        assertThat(stores.stored("a").count).isEqualTo(numbers.length);
    }

    @Test
    void shouldNameTheEventThatIsMissingInTheMiddleOfTheJournal() {
        stores.table.delete(slot(2));
        assertDamaged("journal: expected event " + (snapshotAt + 2) + ", got nothing in its slot, and event "
                + (snapshotAt + 3) + " after it");
        assertRepaired(2);
    }

    @Test
    void shouldNameTheMissingFirstEventOfTheJournal() {
        stores.table.delete(slot(0));
        assertDamaged("journal: expected event " + snapshotAt + ", got nothing in its slot");
        assertRepaired(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldDetectSeveralMissingEvents_whenAsManyFollow(int first) {
        int lost = (JOURNALED - first) / 2;
        for (int i = 0; i < lost; i++) {
            stores.table.delete(slot(first + i));
        }
        assertDamaged("journal: expected event " + (snapshotAt + first) + ", got nothing in its slot");
        assertRepaired(first);
    }

    @Test
    void shouldNotDetectAMissingLastEvent() {
        stores.table.delete(slot(JOURNALED - 1));
        stores.reopen();
        assertThat(stores.model("a")).isEqualTo(after(JOURNALED - 1));
    }

    @Test
    void shouldDetectFlippedBitsInAnySlot() {
        for (int i = 0; i < JOURNALED; i++) {
            for (int bit = 0; bit < 8 * stores.table.get(slot(i)).length; bit += 7) {
                stores.table.flip(slot(i), bit);
                assertFailed("slot " + slotNumber(i) + ": checksum of the journal entry");
                stores.table.flip(slot(i), bit);
            }
        }
        stores.table.flip(slot(3), 77);
        assertDamaged("slot " + slotNumber(3));
        assertRepaired(3);
    }

    @Test
    void shouldDetectASlotThatIsTooShort() {
        byte[] entry = stores.table.get(slot(4));
        for (int length = 0; length < entry.length; length++) {
            stores.table.put(slot(4), Arrays.copyOf(entry, length));
            assertFailed("slot " + slotNumber(4));
        }
        stores.table.put(slot(4), Arrays.copyOf(entry, entry.length + 1));
        assertDamaged("slot " + slotNumber(4));
        assertRepaired(4);
    }

    @Test
    void shouldDetectAnEntryInTheWrongSlot() {
        stores.table.put(slot(1), stores.table.get(slot(2)));
        assertDamaged("slot " + slotNumber(1) + ": expected event " + (snapshotAt + 1) + " of generation 0, got event "
                + (snapshotAt + 2) + " of generation 0");
        assertRepaired(1);
    }

    @Test
    void shouldDetectAnEventThatIsBeyondTheRing() {
        stores.table.put(slot(1), new JournalEntry(0, snapshotAt + 1 + K, Seen.NEVER, new byte[20]).toBytes());
        assertDamaged("got event " + (snapshotAt + 1 + K) + " of generation 0");
        assertRepaired(1);
    }

    @Test
    void shouldDetectAnEntryOfALaterGeneration() {
        JournalEntry entry = JournalEntry.fromBytes(stores.table.get(slot(5)));
        stores.table.put(slot(5), new JournalEntry(1, entry.sequence(), entry.seen(), entry.event()).toBytes());
        assertDamaged("expected event " + (snapshotAt + 5) + " of generation 0, got event " + (snapshotAt + 5)
                + " of generation 1");
        assertRepaired(5);
    }

    @Test
    void shouldDetectAnEventWhoseFieldsAreNotThoseOfAnEvent() {
        stores.table.put(slot(3), new JournalEntry(0, snapshotAt + 3, Seen.NEVER, new byte[11]).toBytes());
        assertDamaged("size: expected 4 bytes at 8, got 3");
        assertRepaired(3);
    }

    @Test
    void shouldDetectAnEventThatCannotBeApplied() {
        byte[] event = StateBytes.save(
                io -> new CountingModel.Type().visitEvent(new Tick(CountingModel.Type.POISON, 0), 0, io));
        stores.table.put(slot(3), new JournalEntry(0, snapshotAt + 3, Seen.NEVER, event).toBytes());
        assertDamaged("journal: event " + (snapshotAt + 3) + " cannot be applied: ");
        assertRepaired(3);
    }

    @Test
    void shouldDetectAFlippedBitInAChunk() {
        for (int chunk = 0; chunk < 2; chunk++) {
            stores.table.flip(stores.chunk("a", chunk), 12_345);
            assertFailed("checksum of the snapshot");
            stores.table.flip(stores.chunk("a", chunk), 12_345);
        }
        stores.table.flip(stores.chunk("a", 1), 0);
        assertDamaged("checksum of the snapshot");
        assertBeyondRepair();
    }

    @Test
    void shouldDetectAMissingOrTruncatedChunk() {
        byte[] chunk = stores.table.get(stores.chunk("a", 1));
        stores.table.put(stores.chunk("a", 1), Arrays.copyOf(chunk, chunk.length - 1));
        assertFailed("bytes of chunk 1: expected " + chunk.length + ", got " + (chunk.length - 1));
        stores.table.delete(stores.chunk("a", 1));
        assertDamaged("bytes of chunk 1: expected " + chunk.length + ", got 0");
        assertBeyondRepair();
    }

    @Test
    void shouldDetectAFlippedBitInAHeader() {
        for (int bit = 0; bit < 8 * stores.table.get(StoreKeys.header("a")).length; bit++) {
            stores.table.flip(StoreKeys.header("a"), bit);
            assertFailed("checksum of the header");
            stores.table.flip(StoreKeys.header("a"), bit);
        }
        stores.table.flip(StoreKeys.header("a"), 50);
        assertDamaged("checksum of the header");
        assertBeyondRepair();
    }

    @Test
    void shouldRejectAStateOfALaterVersion() {
        SeriesHeader header = SeriesHeader.fromBytes(stores.table.get(StoreKeys.header("a")));
        stores.table.put(StoreKeys.header("a"), Headers.withCore(header, 8).toBytes());
        assertDamaged("core version: expected 1 to 7, got 8");
        stores.table.put(StoreKeys.header("a"), Headers.withCore(header, 0).toBytes());
        assertDamaged("header: expected a core version from 1, got 0");
        byte[] format = header.toBytes();
        format[1] = 3;
        stores.table.put(StoreKeys.header("a"), Seals.reseal(format));
        assertDamaged("format version: expected 2, got 3");
        assertBeyondRepair();
    }

    @Test
    void shouldReplayAnEarlierVersion_andThenWriteTheCurrentOne() {
        stores.reopen(Settings.interval(K), new CountingModel.Type(1, 9));
        assertThat(stores.model("a")).isEqualTo(after(JOURNALED));
        assertThat(SeriesHeader.fromBytes(stores.table.get(StoreKeys.header("a")))
                        .coreVersion())
                .isEqualTo(7);
        CountingModel tally = stores.feed("a", 500);
        assertThat(SeriesHeader.fromBytes(stores.table.get(StoreKeys.header("a")))
                        .coreVersion())
                .isEqualTo(9);
        stores.reopen();
        assertThat(stores.model("a")).isEqualTo(tally);
    }

    @Test
    void shouldIgnoreEntriesOutsideOfTheRing() {
        byte[] early = new JournalEntry(0, snapshotAt - 1, Seen.NEVER, new byte[20]).toBytes();
        stores.table.put(StoreKeys.slot("a", (int) ((snapshotAt - 1) % K)), early);
        stores.table.put(StoreKeys.slot("a", K), new byte[] {1, 2, 3});
        stores.table.put(StoreKeys.slot("a", -1), new byte[0]);
        stores.reopen();
        assertThat(stores.model("a")).isEqualTo(after(JOURNALED));
    }

    private void assertFailed(String reason) {
        stores.reopen();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(CorruptStateException.class)
                    .isThrownBy(() -> stores.model("a"))
                    .withMessageStartingWith("the stored state of series 'a': ")
                    .withMessageContaining(reason);
        }
    }

    /** Checks that only this series fails, each time, and that nothing of it changes. */
    private void assertDamaged(String reason) {
        Map<String, String> before = stores.table.content();
        assertFailed(reason);
        assertThat(stores.table.content()).isEqualTo(before);
        stores.reopen(Settings.memory(Settings.interval(K), 1));
        CountingModel other = stores.model("ab");
        long count = other.count;
        stores.feed("ab", 1000, 1001);
        stores.feed("abc", 1000);
        assertThat(stores.stored("ab").count).isEqualTo(count + 2);
        stores.store.delete("abc");
        assertFailed(reason);
        stores.reopen(Settings.interval(K));
    }

    private void assertRepaired(int readable) {
        Optional<String> reason = stores.store.repair("a");
        assertThat(reason).isPresent();
        CountingModel expected = after(readable);
        assertThat(stores.model("a")).isEqualTo(expected);
        assertThat(stores.stored("a")).isEqualTo(expected);
        for (long number : StoreFixture.range(5000, 5000 + 2 * K)) {
            expected.apply(new Tick(number, number));
            assertThat(stores.feed("a", number)).isEqualTo(expected);
            assertThat(stores.stored("a")).isEqualTo(expected);
        }
        assertThat(stores.store.repair("a")).isEmpty();
        assertThat(stores.store.series()).isEqualTo(2);
    }

    private void assertBeyondRepair() {
        Map<String, String> before = stores.table.content();
        assertThatExceptionOfType(CorruptStateException.class).isThrownBy(() -> stores.store.repair("a"));
        assertThat(stores.table.content()).isEqualTo(before);
        WatchedTable copy = stores.table.copy();
        stores.store.reset("a", 0);
        assertThat(stores.feed("a", 9)).isEqualTo(StoreFixture.expected("a", 9));
        assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a", 9));
        assertThat(stores.store.series()).isEqualTo(2);

        StoreFixture others = new StoreFixture(Settings.interval(K), copy);
        others.store.delete("a");
        assertThat(others.store.series()).isOne();
        assertThat(others.table.count(StoreKeys.chunks("a"))).isZero();
        assertThat(others.feed("a", 9)).isEqualTo(StoreFixture.expected("a", 9));
        assertThat(others.store.series()).isEqualTo(2);
    }

    private CountingModel after(int journaled) {
        CountingModel tally = new CountingModel("a", 1);
        for (int i = 0; i < snapshotAt + journaled; i++) {
            tally.apply(new Tick(numbers[i], numbers[i], i == 0 ? 600_000 : -1));
        }
        return tally;
    }

    private int slotNumber(int ofJournal) {
        return (int) ((snapshotAt + ofJournal) % K);
    }

    private byte[] slot(int ofJournal) {
        return StoreKeys.slot("a", slotNumber(ofJournal));
    }
}

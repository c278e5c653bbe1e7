package io.spindrift.inspect;

import io.spindrift.model.series.FeedKind;
import io.spindrift.model.series.Outcomes;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.Walks;
import io.spindrift.store.StoreSettings;
import io.spindrift.terminal.Numbers;
import io.spindrift.terminal.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What the state of a series takes under given settings, by component, and what many such series take. Counted on a model
 * that has seen one observation, so without ids remembered and observations waiting, which grow with the feed.
 */
public final class Sizes {
    private static final int KEY_BYTES = 40;
    private static final int RECORD_BYTES = 20;

    private final SizeWalk walk = new SizeWalk();
    private final long liveBytes;
    private final long entryBytes;
    private final int slots;

    /**
     * @param settings of the series
     * @param store how they are kept
     * @param regressors how many numbers {@code x} has
     */
    public Sizes(SeriesSettings settings, StoreSettings store, int regressors) {
        SeriesModel model = SeriesModel.create("series", settings);
        double value = settings.feed() == FeedKind.SERIES ? 1 : Double.NaN;
        SeriesEvent observation = new SeriesEvent.Observation("an id", 0, new double[regressors], value);
        model.apply(observation, Outcomes.NONE);
        liveBytes = model.bytes();
        settings.exchange(walk);
        model.exchange(walk);
        byte[] event = Walks.save(io -> SeriesEvent.exchange(observation, io));
        entryBytes = new JournalEntry(0, 0, event).toBytes().length;
        slots = store.slots(walk.total());
    }

    /** Bytes of the state of one series. */
    public long stateBytes() {
        return walk.total();
    }

    /** The components of one series, and the whole. */
    public List<String> components() {
        Table table = new Table().name("component", 24).number("bytes", 14);
        walk.bytes().forEach((component, bytes) -> table.row(component, Numbers.whole(bytes)));
        table.row("state of one series", Numbers.whole(walk.total()));
        return table.lines();
    }

    /**
     * What many series take.
     *
     * @param series how many
     * @param records a second over all of them, observations and labels
     */
    public List<String> of(long series, double records) {
        double perRecord = entryBytes + KEY_BYTES + RECORD_BYTES + (double) walk.total() / slots;
        long stored = series * (walk.total() + slots * (entryBytes + KEY_BYTES));
        List<String> lines = new ArrayList<>();
        lines.add(Numbers.whole(series) + " series, " + Numbers.brief(records) + " records a second:");
        lines.add("  snapshot every     " + Numbers.whole(slots) + " events of a series");
        lines.add("  journal entry      " + Numbers.whole(entryBytes) + " bytes");
        lines.add("  changelog          " + Numbers.whole(Math.round(perRecord)) + " bytes a record, "
                + Numbers.brief(perRecord * records) + " bytes a second");
        lines.add("  store and restore  " + Numbers.brief(stored) + " bytes");
        lines.add("  memory for all     " + Numbers.brief((double) series * liveBytes)
                + " bytes (models.memory.bytes; with less, models come back from the store)");
        return lines;
    }
}

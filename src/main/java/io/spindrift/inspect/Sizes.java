package io.spindrift.inspect;

import io.spindrift.inspect.SizeDocument.Component;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.Seen;
import io.spindrift.serde.StateBytes;
import io.spindrift.store.StoreSettings;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.terminal.Palette;
import io.spindrift.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What the state of a series takes under given settings, by component, and what many such series take. Counted on a model
 * that has seen one observation, so without ids remembered and observations waiting, which grow with the feed. K is that of the
 * application: given, or by the size of the state and by the time that a replay takes on this machine.
 */
public final class Sizes {
    private static final int KEY_BYTES = 40;
    private static final int RECORD_BYTES = 20;
    private static final double NANOS_A_MICRO = 1e3;

    private final SizeWalk walk = new SizeWalk();
    private final long liveBytes;
    private final long entryBytes;
    private final double eventNanos;
    private final int slots;

    /**
     * @param settings of the series
     * @param store how they are kept
     * @param regressors how many numbers {@code x} has
     */
    public Sizes(SeriesSettings settings, StoreSettings store, int regressors) {
        this(settings, store, regressors, System::nanoTime);
    }

    Sizes(SeriesSettings settings, StoreSettings store, int regressors, LongSupplier nanoTime) {
        SeriesModel model = SeriesModel.create("series", settings);
        double value = settings.inputMode() == InputMode.SERIES ? 1 : Double.NaN;
        SeriesEvent observation = new SeriesEvent.Observation("an id", 0, new double[regressors], value);
        model.apply(observation);
        liveBytes = model.bytes();
        settings.visit(walk);
        model.visit(walk);
        byte[] event = StateBytes.save(fields -> SeriesEvent.visit(observation, 0, fields));
        entryBytes = new JournalEntry(0, 0, Seen.NEVER, event).toBytes().length;
        eventNanos = store.snapshotIntervalEvents() > 0 ? 0 : EventCost.nanos(settings, regressors, nanoTime);
        slots = store.slots(walk.total(), eventNanos);
    }

    /** Bytes of the state of one series. */
    public long stateBytes() {
        return walk.total();
    }

    /**
     * What many series take.
     *
     * @param series how many
     * @param records a second over all of them, observations and labels
     */
    public SizeDocument of(long series, double records) {
        double perRecord = entryBytes + KEY_BYTES + RECORD_BYTES + (double) walk.total() / slots;
        return new SizeDocument(
                walk.bytes().entrySet().stream()
                        .map(each -> new Component(each.getKey(), each.getValue()))
                        .toList(),
                walk.total(),
                liveBytes,
                entryBytes,
                slots,
                eventNanos == 0 ? null : eventNanos / NANOS_A_MICRO,
                series,
                records,
                perRecord,
                perRecord * records,
                series * (walk.total() + slots * (entryBytes + KEY_BYTES)),
                series * liveBytes);
    }

    /** The same for people. */
    public static List<String> lines(SizeDocument size, Palette palette) {
        TextTable table = new TextTable(palette).name("component", 24).number("bytes", 14);
        size.components().forEach(each -> table.row(each.component(), NumberFormatter.whole(each.bytes())));
        table.row("state of one series", NumberFormatter.whole(size.stateBytes()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(palette.heading(NumberFormatter.whole(size.series()) + " series, "
                + NumberFormatter.brief(size.recordsPerSecond()) + " records a second:"));
        lines.add("  snapshot every     " + NumberFormatter.whole(size.journalSlots()) + " events of a series"
                + (size.microsPerEvent() == null
                        ? " (snapshot.interval.events)"
                        : ", each " + NumberFormatter.brief(size.microsPerEvent()) + " us on this machine"));
        lines.add("  journal entry      " + NumberFormatter.whole(size.journalEntryBytes()) + " bytes");
        lines.add("  changelog          " + NumberFormatter.whole(Math.round(size.changelogBytesPerRecord()))
                + " bytes a record, " + NumberFormatter.brief(size.changelogBytesPerSecond()) + " bytes a second");
        lines.add("  store and restore  " + NumberFormatter.brief(size.storeBytes()) + " bytes");
        lines.add("  memory for all     " + NumberFormatter.brief(size.memoryForAllBytes())
                + " bytes (models.cache.max.bytes; with less, models come back from the store)");
        return lines;
    }
}

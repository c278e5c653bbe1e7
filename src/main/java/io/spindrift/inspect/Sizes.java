package io.spindrift.inspect;

import io.spindrift.inspect.SizeDocument.Component;
import io.spindrift.inspect.SizeDocument.Instance;
import io.spindrift.memory.InstanceMemory;
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
 * The size of the state of a series under given settings, by component, and the total for many such series. It is measured on a
 * model that has one observation, so without ids and pending observations, which grow with the data. K is that of the
 * application: given, or chosen by the size of the state and by the time of a replay on this machine.
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
     * @param settings the settings of the series
     * @param store the settings of the store
     * @param features the number of features
     */
    public Sizes(SeriesSettings settings, StoreSettings store, int features) {
        this(settings, store, features, System::nanoTime);
    }

    Sizes(SeriesSettings settings, StoreSettings store, int features, LongSupplier nanoTime) {
        SeriesModel model = SeriesModel.create("series", settings);
        double value = settings.inputMode() == InputMode.SERIES ? 1 : Double.NaN;
        SeriesEvent observation = new SeriesEvent.Observation("an id", 0, new double[features], value);
        model.apply(observation);
        liveBytes = model.bytes();
        settings.visit(walk);
        model.visit(walk);
        byte[] event = StateBytes.save(fields -> SeriesEvent.visit(observation, 0, fields));
        entryBytes = new JournalEntry(0, 0, Seen.NEVER, event).toBytes().length;
        eventNanos = store.snapshotIntervalEvents() > 0 ? 0 : EventCost.nanos(settings, features, nanoTime);
        slots = store.slots(walk.total(), eventNanos);
    }

    /** Returns the bytes of the state of one series. */
    public long stateBytes() {
        return walk.total();
    }

    /**
     * Returns the total for many series.
     *
     * @param series the number of series
     * @param records records per second over all of them, observations and labels
     * @param memory of an instance under these settings, of which the models are replaced
     * @param machine memory of a machine, in bytes; null for none
     */
    public SizeDocument of(long series, double records, InstanceMemory memory, Long machine) {
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
                series * liveBytes,
                instance(memory.withModels(series * liveBytes), machine));
    }

    private Instance instance(InstanceMemory memory, Long machine) {
        return new Instance(
                memory.heap(),
                memory.stores(),
                memory.total(),
                machine,
                machine == null ? null : memory.modelsOn(machine) / liveBytes);
    }

    /** Returns the same as text. */
    public static List<String> lines(SizeDocument size, Palette palette) {
        TextTable table = new TextTable(palette).name("component", 24).number("bytes", 14);
        size.components().forEach(each -> table.row(each.component(), NumberFormatter.whole(each.bytes())));
        table.row("state of one series", NumberFormatter.whole(size.stateBytes()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(palette.heading(NumberFormatter.whole(size.series()) + " series, "
                + NumberFormatter.brief(size.recordsPerSecond()) + " records per second:"));
        lines.add("  snapshot every     " + NumberFormatter.whole(size.journalSlots()) + " events of a series"
                + (size.microsPerEvent() == null
                        ? " (snapshot.interval.events)"
                        : ", each " + NumberFormatter.brief(size.microsPerEvent()) + " us on this machine"));
        lines.add("  journal entry      " + NumberFormatter.whole(size.journalEntryBytes()) + " bytes");
        lines.add("  changelog          " + NumberFormatter.whole(Math.round(size.changelogBytesPerRecord()))
                + " bytes per record, " + NumberFormatter.brief(size.changelogBytesPerSecond()) + " bytes per second");
        lines.add("  store and restore  " + NumberFormatter.brief(size.storeBytes()) + " bytes");
        lines.add("  memory for all     " + NumberFormatter.brief(size.memoryForAllBytes())
                + " bytes (models.cache.max.bytes; with less, models are loaded from the store)");
        Instance instance = size.instance();
        lines.add("  an instance        " + NumberFormatter.brief(instance.totalBytes()) + " bytes: heap "
                + NumberFormatter.brief(instance.heapBytes()) + " (-Xmx), stores "
                + NumberFormatter.brief(instance.storesBytes()) + " (stores.memory.bytes), and the JVM itself");
        if (instance.machineBytes() != null) {
            lines.add("  series in memory   " + NumberFormatter.whole(instance.seriesOnMachine()) + ", on a machine of "
                    + NumberFormatter.brief(instance.machineBytes()) + " bytes");
        }
        return lines;
    }
}

package io.spindrift.inspect;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.series.SeriesStatus;
import io.spindrift.store.StoredSeries;
import java.util.List;

/**
 * A series as a document for programs; {@code schemas/commands/inspect.schema.json}.
 *
 * @param series the name of the series
 * @param partition the partition of the changelog
 * @param generation the number of times that the series has restarted
 * @param alive whether there is a state; otherwise the series has expired
 * @param coreVersion the core version that wrote the snapshot
 * @param journalSlots K
 * @param events the number of events in this generation
 * @param journalEntries the number of events since the snapshot
 * @param snapshotBytes the size of the snapshot
 * @param settings the settings under which it is learned; null if its state cannot be read
 * @param status the status of the model; null if its state cannot be read
 * @param damage the parts that cannot be read
 * @param journal the last entries of the journal, oldest first
 */
public record SeriesDocument(
        String series,
        int partition,
        int generation,
        boolean alive,
        int coreVersion,
        int journalSlots,
        long events,
        int journalEntries,
        int snapshotBytes,
        SeriesSettings settings,
        SeriesStatus status,
        List<String> damage,
        List<Entry> journal) {

    /**
     * An entry of the journal.
     *
     * @param sequence the number of the event within its generation
     * @param bytes the size of the entry
     * @param kind observation or label
     * @param time the time of the event, in milliseconds since 1970
     * @param id the id of the observation, or of the observation of the label; null if there is none
     * @param value the value of the observation or label; NaN, in JSON null, if there is none
     * @param features the number of features
     */
    public record Entry(long sequence, int bytes, String kind, long time, String id, double value, int features) {

        static Entry of(StoredSeries.Entry<SeriesEvent> entry) {
            SeriesEvent event = entry.event();
            if (event instanceof SeriesEvent.Label label) {
                return new Entry(entry.sequence(), entry.bytes(), "label", label.time(), label.id(), label.value(), 0);
            }
            SeriesEvent.Observation observation = (SeriesEvent.Observation) event;
            return new Entry(
                    entry.sequence(),
                    entry.bytes(),
                    "observation",
                    observation.time(),
                    observation.id(),
                    observation.value(),
                    observation.x().length);
        }
    }

    /** @param entries the number of journal entries to show */
    public static SeriesDocument of(
            String series, int partition, StoredSeries<SeriesModel, SeriesEvent> view, int entries) {
        SeriesModel model = view.model();
        List<StoredSeries.Entry<SeriesEvent>> all = view.journal();
        return new SeriesDocument(
                series,
                partition,
                view.header().generation(),
                view.header().alive(),
                view.header().coreVersion(),
                view.header().slots(),
                view.header().snapshot().events() + all.size(),
                all.size(),
                view.header().snapshot().length(),
                model == null ? null : model.settings(),
                model == null ? null : model.status(),
                view.damage(),
                all.subList(Math.max(0, all.size() - entries), all.size()).stream()
                        .map(Entry::of)
                        .toList());
    }
}

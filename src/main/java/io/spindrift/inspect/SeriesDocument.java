package io.spindrift.inspect;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.series.SeriesStatus;
import io.spindrift.store.StoredSeries;
import java.util.List;

/**
 * One series for programs; {@code schemas/commands/inspect.schema.json}.
 *
 * @param series the record key
 * @param partition of the changelog
 * @param generation how often it has begun anew
 * @param alive whether there is a state; else its space has been reclaimed
 * @param coreVersion that wrote the snapshot
 * @param journalSlots K
 * @param events taken in this generation
 * @param journalEntries events since the snapshot
 * @param snapshotBytes of the snapshot
 * @param settings that it is learned with; null if its state cannot be read
 * @param status where it stands; null if its state cannot be read
 * @param damage what could not be read
 * @param journal its last entries, oldest first
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
     * @param sequence number of the event within its generation
     * @param bytes of the entry
     * @param kind observation or label
     * @param time of the event, milliseconds since 1970
     * @param id of the observation, or that the label is for; null where there is none
     * @param value of the observation or label; NaN, in JSON null, where there is none
     * @param regressors numbers in x
     */
    public record Entry(long sequence, int bytes, String kind, long time, String id, double value, int regressors) {

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

    /** @param entries how many of the last journal entries are shown */
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

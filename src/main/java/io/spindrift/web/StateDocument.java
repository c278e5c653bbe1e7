package io.spindrift.web;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.series.SeriesStatus;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.store.StoredSeries;
import java.util.List;
import java.util.Optional;

/**
 * What the store has of a series.
 *
 * @param series the record key
 * @param committed false: it is the state as it stands, whether committed yet or not
 * @param generation how often it has begun anew
 * @param alive whether there is a state; else its space has been reclaimed
 * @param coreVersion that wrote the snapshot
 * @param journalSlots K
 * @param events taken in this generation
 * @param journalEntries events since the snapshot
 * @param snapshotBytes of the snapshot
 * @param memoryBytes about what the model takes in memory
 * @param settings that it is learned with
 * @param rule in force for it; null if none is, or it cannot be read
 * @param status where it stands; null if it cannot be read
 * @param damage what could not be read
 */
record StateDocument(
        String series,
        boolean committed,
        int generation,
        boolean alive,
        int coreVersion,
        int journalSlots,
        long events,
        int journalEntries,
        int snapshotBytes,
        long memoryBytes,
        SeriesSettings settings,
        String rule,
        SeriesStatus status,
        List<String> damage) {

    static StateDocument of(String series, StoredSeries<SeriesModel, SeriesEvent> view, RuleRegistry rules) {
        SeriesModel model = view.model();
        Optional<String> rule = model == null
                ? Optional.empty()
                : rules.inForce(series, model.status().time()).rule();
        return new StateDocument(
                series,
                false,
                view.header().generation(),
                view.header().alive(),
                view.header().coreVersion(),
                view.header().slots(),
                view.header().snapshot().events() + view.journal().size(),
                view.journal().size(),
                view.header().snapshot().length(),
                model == null ? 0 : model.bytes(),
                model == null ? null : model.settings(),
                rule.orElse(null),
                model == null ? null : model.status(),
                view.damage());
    }
}

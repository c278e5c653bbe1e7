package io.spindrift.web;

import io.spindrift.live.OpenAlarm;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.series.SeriesStatus;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.store.StoredSeries;
import java.util.List;
import java.util.Optional;

/**
 * The stored state of a series.
 *
 * @param series the name of the series
 * @param committed false: the state may not be committed yet
 * @param generation the number of times that the series has restarted
 * @param alive whether there is a state; otherwise the series has expired
 * @param coreVersion the core version that wrote the snapshot
 * @param journalSlots K
 * @param events the number of events in this generation
 * @param journalEntries the number of events since the snapshot
 * @param snapshotBytes the size of the snapshot
 * @param memoryBytes the approximate size of the model in memory
 * @param settings the settings under which it is learned
 * @param rule the rule that is in force; null if there is none, or the state cannot be read
 * @param status the status of the model; null if the state cannot be read
 * @param alarm the open alarm; null if there is none, or the state cannot be read
 * @param damage the parts that cannot be read
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
        OpenAlarm alarm,
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
                model == null ? null : model.openAlarm().map(OpenAlarm::of).orElse(null),
                view.damage());
    }
}

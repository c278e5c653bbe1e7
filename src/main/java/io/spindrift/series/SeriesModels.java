package io.spindrift.series;

import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.serde.StateBytes;
import io.spindrift.store.ByteStore;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.ModelStore;
import io.spindrift.store.SeriesInspector;
import io.spindrift.store.StoreSettings;
import java.util.function.LongSupplier;

/** The series models of an instance: opens the store of each task, with the rules and the memory that the tasks share. */
public final class SeriesModels {
    private final SeriesType type;
    private final SeriesRules settings;
    private final RuleRegistry rules;

    /**
     * Models that all have the same settings.
     *
     * @param settings of new series
     */
    public SeriesModels(SeriesSettings settings) {
        this(settings, null);
    }

    /**
     * Models that all have the same settings and start from the state of another series.
     *
     * @param settings of new series
     * @param donor or null
     */
    public SeriesModels(SeriesSettings settings, Donor donor) {
        this(settings, donor, RuleRegistry.closed(settings));
    }

    /**
     * Models whose settings follow rules.
     *
     * @param settings of new series that no rule matches
     * @param donor or null
     * @param rules over these settings
     */
    public SeriesModels(SeriesSettings settings, Donor donor, RuleRegistry rules) {
        this.rules = rules;
        type = new SeriesType(settings, donor);
        this.settings = new SeriesRules(rules, donor);
    }

    /** The rules that settings follow. */
    public RuleRegistry rules() {
        return rules;
    }

    /**
     * The models of a task.
     *
     * @param store of the task
     * @param keeping how models are kept
     * @param budget of memory, shared by the tasks
     * @param nanoTime of a monotonic clock
     */
    public ModelStore<SeriesModel, SeriesEvent> open(
            ByteStore store, StoreSettings keeping, MemoryBudget budget, LongSupplier nanoTime) {
        return new ModelStore<>(store, type, settings, keeping, budget, nanoTime);
    }

    /** Reads the models of a store without changing it. */
    public SeriesInspector<SeriesModel, SeriesEvent> inspector(ByteStore store) {
        return new SeriesInspector<>(store, type);
    }

    /** The learned state of a model, from which other series can start. */
    public static Donor donor(SeriesModel model) {
        byte[] learned = StateBytes.save(model::visitLearned);
        return new Donor(
                model.settings(),
                model.regressors(),
                visit -> StateBytes.restore(learned, fields -> {
                    visit.visit(fields);
                    return learned;
                }));
    }
}

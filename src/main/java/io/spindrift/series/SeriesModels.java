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

/**
 * The series models of an instance. Opens the store of each task, with the rules and the memory that the tasks share.
 */
public final class SeriesModels {
    private final SeriesType type;
    private final SeriesRules settings;
    private final RuleRegistry rules;

    /**
     * Creates models that all have the same settings.
     *
     * @param settings of new series
     */
    public SeriesModels(SeriesSettings settings) {
        this(settings, null);
    }

    /**
     * Creates models that all have the same settings and start from the learned state of another series.
     *
     * @param settings of new series
     * @param donor or null
     */
    public SeriesModels(SeriesSettings settings, Donor donor) {
        this(settings, donor, RuleRegistry.closed(settings));
    }

    /**
     * Creates models whose settings follow rules.
     *
     * @param settings of new series that no rule matches
     * @param donor or null
     * @param rules that change these settings
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
     * Opens the models of a task.
     *
     * @param store of the task
     * @param storeSettings how models are kept
     * @param budget of memory, shared by the tasks
     * @param nanoTime of a monotonic clock
     */
    public ModelStore<SeriesModel, SeriesEvent> open(
            ByteStore store, StoreSettings storeSettings, MemoryBudget budget, LongSupplier nanoTime) {
        return new ModelStore<>(store, type, settings, storeSettings, budget, nanoTime);
    }

    /** Returns a reader of the models of a store, which does not change it. */
    public SeriesInspector<SeriesModel, SeriesEvent> inspector(ByteStore store) {
        return new SeriesInspector<>(store, type);
    }

    /** Returns the learned state of a model, from which other series can start. */
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

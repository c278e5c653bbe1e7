package io.spindrift.processor;

import io.spindrift.model.series.Donor;
import io.spindrift.model.series.Outcomes;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.rules.EffectiveSettings;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.serde.StateBytes;
import io.spindrift.store.ModelType;
import io.spindrift.store.SettingsStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of series as a store sees them. */
public final class SeriesModels implements ModelType<SeriesModel, SeriesEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesModels.class);
    /** What another instance knew of the rules is known here a moment later, but for rules taken out long ago. */
    private static final long REACH_MILLIS = 10_000;

    private final SeriesSettings settings;
    private final RuleRegistry rules;
    /** Null where series begin with nothing. */
    private final Donor donor;
    /** Where the rules stood when one partition had waited for more in vain: the next does not wait there. */
    private volatile long stuckAt = -1;

    /** @param settings of new series */
    public SeriesModels(SeriesSettings settings) {
        this(settings, null);
    }

    /**
     * Models that begin with what another series has learned.
     *
     * @param settings of new series
     * @param donor or null for none
     */
    public SeriesModels(SeriesSettings settings, Donor donor) {
        this(settings, donor, RuleRegistry.closed(settings));
    }

    /**
     * Models whose settings change with rules.
     *
     * @param settings of new series that no rule concerns
     * @param donor or null for none
     * @param rules over these settings
     */
    public SeriesModels(SeriesSettings settings, Donor donor, RuleRegistry rules) {
        this.settings = settings;
        this.donor = donor;
        this.rules = rules;
    }

    /** The rules that settings change with. */
    public RuleRegistry rules() {
        return rules;
    }

    /** What a model has learned, as it stands, for others to begin with. */
    public static Donor donor(SeriesModel model) {
        byte[] learned = StateBytes.save(model::visitLearned);
        return new Donor(
                model.settings(),
                model.regressors(),
                walk -> StateBytes.restore(learned, fields -> {
                    walk.visit(fields);
                    return learned;
                }));
    }

    @Override
    public int coreVersion() {
        return SeriesModel.CORE_VERSION;
    }

    @Override
    public SeriesModel create(String series, long time) {
        SeriesModel model =
                SeriesModel.create(series, rules.inForce(series, time).settings());
        model.offer(donor);
        return model;
    }

    @Override
    public SeriesModel create(String series, FieldVisitor stored) {
        return SeriesModel.create(series, settings.visit(stored));
    }

    @Override
    public void saveSettings(SeriesModel model, FieldVisitor fields) {
        model.settings().visit(fields);
    }

    @Override
    public SettingsStatus standing(SeriesModel model, String series, long time) {
        EffectiveSettings inForce = rules.inForce(series, time);
        return new SettingsStatus(
                model.settings().equals(inForce.settings()), inForce.change().orElse(null), inForce.until());
    }

    /** A series changes between two observations, never while a label finds its forecast. */
    @Override
    public boolean settles(SeriesEvent event) {
        return event instanceof SeriesEvent.Observation;
    }

    @Override
    public long edition() {
        return rules.edition();
    }

    @Override
    public void reach(long edition) {
        try {
            if (rules.edition() != stuckAt && !rules.await(edition, REACH_MILLIS)) {
                stuckAt = rules.edition();
                LOG.warn(
                        "read the settings topic to {} within {} ms; another instance had read it to {}",
                        rules.edition(),
                        REACH_MILLIS,
                        edition);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the settings topic", e);
        }
    }

    @Override
    public void visit(SeriesModel model, FieldVisitor fields) {
        model.visit(fields);
    }

    /** A series that has had early labels alone is still to begin. */
    @Override
    public void loaded(SeriesModel model) {
        model.offer(donor);
    }

    /** The donor may be another by then, or gone. */
    @Override
    public boolean replayable(SeriesModel model) {
        return !model.warmed();
    }

    @Override
    public void replay(SeriesModel model, SeriesEvent event) {
        model.apply(event, Outcomes.NONE);
    }

    @Override
    public SeriesEvent visitEvent(SeriesEvent event, FieldVisitor fields) {
        return SeriesEvent.visit(event, fields);
    }

    @Override
    public long time(SeriesEvent event) {
        return event.time();
    }

    @Override
    public long bytes(SeriesModel model) {
        return model.bytes();
    }
}

package io.spindrift.series;

import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.rules.EffectiveSettings;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.store.SettingsRules;
import io.spindrift.store.SettingsStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in force for series, by the rules of an instance. Shared by its tasks. */
public final class SeriesRules implements SettingsRules<SeriesModel, SeriesEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesRules.class);
    /**
     * How long a task waits for rules that an earlier instance has read. The wait ends without success for rules that compaction has
     * removed.
     */
    private static final long WAIT_MILLIS = 10_000;

    private final RuleRegistry rules;
    private final Donor donor;
    /** The version of the rules at which a task waited without success. The next task does not wait there. */
    private volatile long waitedAt = -1;

    /** @param donor from which new series start, or null */
    public SeriesRules(RuleRegistry rules, Donor donor) {
        this.rules = rules;
        this.donor = donor;
    }

    @Override
    public SeriesModel create(String series, long time) {
        SeriesModel model =
                SeriesModel.create(series, rules.inForce(series, time).settings());
        model.setWarmStart(donor);
        return model;
    }

    @Override
    public SettingsStatus status(SeriesModel model, String series, long time) {
        EffectiveSettings inForce = rules.inForce(series, time);
        return new SettingsStatus(
                model.settings().equals(inForce.settings()),
                inForce.changePolicy().orElse(null),
                inForce.until());
    }

    /** Settings change between two observations, never between an observation and its label. */
    @Override
    public boolean mayChangeAt(SeriesEvent event) {
        return event instanceof SeriesEvent.Observation;
    }

    @Override
    public long version() {
        return rules.version();
    }

    @Override
    public void awaitVersion(long version) {
        try {
            if (rules.version() != waitedAt && !rules.awaitVersion(version, WAIT_MILLIS)) {
                waitedAt = rules.version();
                LOG.warn(
                        "read the settings topic up to {} within {} ms, earlier instances had read it up to {}",
                        rules.version(),
                        WAIT_MILLIS,
                        version);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the settings topic", e);
        }
    }
}

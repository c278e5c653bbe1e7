package io.spindrift.model.series;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.Hash;
import io.spindrift.model.state.FieldVisitor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The model of one series. It learns from events, one after the other, and returns what each brings about:
 *
 * <pre>{@code
 * for (Outcome outcome : model.apply(event)) {
 *     publish(outcome);
 * }
 * }</pre>
 *
 * <p>The same events in the same order give the same bits, in one run or across any number of snapshots.
 */
public sealed interface SeriesModel permits RegressionSeries, SharedStateSeries, ValueSeries {
    /** Increased by each change after which the same events can give a state or a forecast that differs in a bit; also by another version of EJML. */
    int CORE_VERSION = 1;

    /** The settings that this series is learned with. */
    SeriesSettings settings();

    /** How many observations have been accepted. */
    long observations();

    /**
     * Applies an event.
     *
     * @return what it brought about, in order; only {@link Outcome.Rejected} if it does not fit, and then nothing has changed
     */
    List<Outcome> apply(SeriesEvent event);

    /**
     * The event that was applied last, without the parts that this model has not kept. Applied in its place, it has the same effect on
     * the model.
     */
    SeriesEvent withoutPayload(SeriesEvent event);

    /** Returns the status of this series. */
    SeriesStatus status();

    /** The least N_eff of the horizons; empty where no particles are weighed. */
    OptionalDouble effectiveSampleSize();

    /** The forecasts for the last observation that waits for its labels. */
    Optional<IssuedForecast> outstanding();

    /**
     * The parts of the newest forecast of a horizon, until the next event; empty where the model mixes no experts, or there is no
     * forecast.
     */
    Optional<HorizonMixture> mixture(int horizon);

    /** Returns the open alarm; empty if there is none, or no alarms are wanted. */
    Optional<SeriesAlarm> openAlarm();

    /** About how many bytes this takes in memory. */
    long bytes();

    /**
     * Offers a donor. Its learning is taken over with the first observation, if that has as many numbers in {@code x}; nothing
     * happens where there have been observations, or where the donor was learned under other settings. An offer is no part of the
     * state.
     *
     * @param donor or null for none
     */
    void setWarmStart(Donor donor);

    /**
     * Whether the last event took a donor's learning over. Such an event cannot be applied again without the donor: the state after
     * it must be stored whole.
     */
    boolean usedWarmStart();

    /** How many numbers {@code x} of an observation has; −1 before the first. */
    int regressors();

    /** Saves or restores all but the settings. */
    void visit(FieldVisitor fields);

    /** Saves the part of the state that other series can start with ({@link Donor}), or restores it. */
    void visitLearned(FieldVisitor fields);

    /** A series of which nothing is known. */
    static SeriesModel create(String series, SeriesSettings settings) {
        long hash = Hash.of(series);
        return switch (settings.inputMode()) {
            case REGRESSION -> new RegressionSeries(settings, hash);
            case SERIES ->
                settings.learner() instanceof BlendSettings blend
                        ? new SharedStateSeries(settings, blend, hash)
                        : new ValueSeries(settings, hash);
        };
    }
}

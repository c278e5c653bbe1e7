package io.spindrift.processor;

import io.spindrift.model.series.HorizonMixture;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesAlarm;
import io.spindrift.model.series.SeriesEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Receives the events of the tasks of an instance. The threads of the tasks call it before a transaction is committed,
 * so after a failure it may receive the same event again. It must not change anything.
 */
public interface ForecastListener {

    /** Ignores all events. */
    ForecastListener NONE = new ForecastListener() {
        @Override
        public void onApplied(String series, Applied applied) {
            // Ignored.
        }

        @Override
        public void onRemoved(String series) {
            // Ignored.
        }
    };

    /**
     * An event that a series has applied.
     *
     * @param observations number of observations of the series, including this one
     * @param outcomes of the event, in order
     * @param openAlarm the alarm of the series that is open after the event
     * @param mixture the parts of the newest forecast of a horizon; not to be called later
     */
    record Applied(
            long observations,
            SeriesEvent event,
            List<Outcome> outcomes,
            Optional<SeriesAlarm> openAlarm,
            IntFunction<Optional<HorizonMixture>> mixture) {}

    /** Called after a series has applied an event. */
    void onApplied(String series, Applied applied);

    /** Called after a series was reset or deleted. */
    void onRemoved(String series);
}

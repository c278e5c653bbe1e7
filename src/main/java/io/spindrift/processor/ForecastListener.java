package io.spindrift.processor;

import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import java.util.List;

/**
 * Receives the events of the tasks of an instance. The threads of the tasks call it before a transaction is committed,
 * so after a failure it may receive the same event again. It must not change anything.
 */
public interface ForecastListener {

    /** Ignores all events. */
    ForecastListener NONE = new ForecastListener() {
        @Override
        public void onApplied(String series, long observations, SeriesEvent event, List<Outcome> outcomes) {
            // Ignored.
        }

        @Override
        public void onRemoved(String series) {
            // Ignored.
        }
    };

    /**
     * Called after a series has applied an event.
     *
     * @param observations number of observations of the series, including this one
     * @param outcomes of the event, in order
     */
    void onApplied(String series, long observations, SeriesEvent event, List<Outcome> outcomes);

    /** Called after a series was reset or deleted. */
    void onRemoved(String series);
}

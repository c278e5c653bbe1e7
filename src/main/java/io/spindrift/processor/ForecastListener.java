package io.spindrift.processor;

import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import java.util.List;

/**
 * Follows what the tasks of an instance do. The threads of the tasks call it before a transaction is committed, so that it may see the
 * same again after a failure. It changes nothing.
 */
public interface ForecastListener {

    /** Ignores everything. */
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
     * A series has taken an event.
     *
     * @param observations how many observations the series has had, this one included
     * @param outcomes of the event, in order
     */
    void onApplied(String series, long observations, SeriesEvent event, List<Outcome> outcomes);

    /** A series was reset or deleted. */
    void onRemoved(String series);
}

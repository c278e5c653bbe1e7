package io.spindrift.processor;

import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedMixture;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.SeriesEvent;

/**
 * Told what passes through the tasks of an instance, by their threads, before it is committed: after a failure the same may be told
 * again. Decides nothing.
 */
public interface ForecastListener {

    /** Looks at nothing. */
    ForecastListener NONE = new ForecastListener() {
        @Override
        public boolean wantsMixtures() {
            return false;
        }

        @Override
        public void observed(String series, long sequence, SeriesEvent.Observation observation) {
            // Nobody looks.
        }

        @Override
        public void forecast(String series, IssuedForecast forecast) {
            // Nobody looks.
        }

        @Override
        public void mixture(String series, IssuedMixture mixture) {
            // Nobody looks.
        }

        @Override
        public void score(String series, IssuedScore score) {
            // Nobody looks.
        }

        @Override
        public void ended(String series) {
            // Nobody looks.
        }
    };

    /** Whether it wants to be told what forecasts were mixed from. */
    boolean wantsMixtures();

    /** An observation was applied; what came of it has been told. */
    void observed(String series, long sequence, SeriesEvent.Observation observation);

    /** A forecast was issued. */
    void forecast(String series, IssuedForecast forecast);

    /** What the last forecast was mixed from. */
    void mixture(String series, IssuedMixture mixture);

    /** A label has come for a forecast. */
    void score(String series, IssuedScore score);

    /** A series was reset or deleted. */
    void ended(String series);
}

package io.spindrift.model.series;

import io.spindrift.model.distribution.ForecastOrigin;
import io.spindrift.model.distribution.ValueScales;
import io.spindrift.model.scale.PossibleRange;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.time.UsualInterval;

/**
 * The running measures that the distributions of all horizons of a series share: the possible range and the scales of its values or labels, and the
 * usual time from one observation to the next.
 */
final class SeriesScales {
    private final InputMode inputMode;
    /** Milliseconds from one horizon to the next; 0 where horizons are counted in observations. */
    private final long intervalMillis;

    private final PossibleRange possible;
    private final ValueScales values = new ValueScales();
    private final UsualInterval interval = new UsualInterval();
    /** Whether there has been a value since the newest observation. */
    private boolean observed;

    SeriesScales(SeriesSettings settings) {
        inputMode = settings.inputMode();
        intervalMillis = settings.horizons().intervalMillis();
        possible = new PossibleRange(settings.forecastBounds());
    }

    /** Takes a value or a label in, as it comes. */
    void learn(double value) {
        possible.observe(value);
        values.observe(value);
        observed = true;
    }

    /** Takes the time of an observation in, after its value in the series mode; returns the origin of its forecasts. */
    ForecastOrigin observe(long time) {
        interval.observe(time);
        values.endRow(observed);
        observed = false;
        // A label of the regression mode is of the time of its observation.
        long ofHorizon = inputMode == InputMode.REGRESSION ? 0 : usualInterval();
        return new ForecastOrigin(time, ofHorizon, possible.bounds());
    }

    ValueScales values() {
        return values;
    }

    /** Usual milliseconds from one observation to the next. */
    long usualInterval() {
        return inputMode == InputMode.SERIES && intervalMillis > 0 ? intervalMillis : interval.millis();
    }

    void visit(FieldVisitor fields) {
        possible.visit(fields);
        values.visit(fields);
        interval.visit(fields);
        observed = fields.flag("values.observed", observed);
    }
}

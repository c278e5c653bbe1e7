package io.spindrift.model.cleaning;

import io.spindrift.model.state.FieldVisitor;

/**
 * The forecasts for the rows after the last observed one. A value is compared with its forecast, and the forecast replaces a missing value.
 * The path has as many rows as there are consecutive horizons. After its end, a new path starts at an imputed row.
 */
final class ForecastPath {
    private final double[] forecasts;
    /** How many rows have come since the row that the path was made at. */
    private int age;

    /** @param length how many consecutive horizons, from 1, are forecast; at least 1 */
    ForecastPath(int length) {
        forecasts = new double[length];
    }

    /** Returns the forecast of the next row. */
    double next() {
        return forecasts[Math.min(age, forecasts.length - 1)];
    }

    /** Returns the forecast a horizon later; NaN beyond the end of the path. */
    double ahead(int horizon) {
        return age + horizon - 1 < forecasts.length ? forecasts[age + horizon - 1] : Double.NaN;
    }

    /** Whether the path ends with the present row. */
    private boolean isOver() {
        return age >= forecasts.length - 1;
    }

    /**
     * A row has ended.
     *
     * @param observed whether its value was
     * @param value of the row
     * @param distances from it that have been forecast, horizon by horizon
     */
    void advance(boolean observed, double value, double[] distances) {
        if (!observed && !isOver()) {
            age++;
            return;
        }
        for (int k = 0; k < forecasts.length; k++) {
            forecasts[k] = value + distances[k];
        }
        age = 0;
    }

    void visit(FieldVisitor fields) {
        fields.float64s("path.forecasts", forecasts);
        age = fields.int32("path.age", age, 0, forecasts.length);
    }
}

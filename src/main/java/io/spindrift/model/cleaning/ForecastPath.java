package io.spindrift.model.cleaning;

import io.spindrift.model.state.FieldVisitor;

/**
 * What was forecast for the rows after the last observed one: the expectation that a value is compared with, and that takes its place
 * if it is missing. It reaches as far as consecutive horizons are forecast; beyond it, it is made again from an imputed row.
 */
final class ForecastPath {
    private final double[] forecasts;
    /** How many rows have come since the row that the path was made at. */
    private int age;

    /** @param length how many consecutive horizons, from 1, are forecast; at least 1 */
    ForecastPath(int length) {
        forecasts = new double[length];
    }

    /** What is expected of the next row. */
    double next() {
        return forecasts[Math.min(age, forecasts.length - 1)];
    }

    /** What is expected a horizon later, as far as the path reaches; NaN beyond. */
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

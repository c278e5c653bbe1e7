package io.spindrift.model.past;

import io.spindrift.model.state.FieldVisitor;

/** The last rows as they were when forecasts were made from them. */
final class OriginRows {
    private static final float[] NONE = {};

    private final double[] values;
    private final double[] means;
    private final double[] logMeans;
    private final float[][] calendars;
    private final float[][] exogenous;

    OriginRows(int capacity, int numbers) {
        values = new double[capacity];
        means = new double[capacity];
        logMeans = new double[capacity];
        calendars = new float[capacity][Calendar.TERMS];
        exogenous = new float[capacity][];
        for (int i = 0; i < capacity; i++) {
            exogenous[i] = numbers == 0 ? NONE : new float[numbers];
        }
    }

    void add(long row, double value, double mean, double logMean, long time, float[] numbers) {
        int slot = slot(row);
        values[slot] = value;
        means[slot] = mean;
        logMeans[slot] = logMean;
        Calendar.fill(time, calendars[slot]);
        System.arraycopy(numbers, 0, exogenous[slot], 0, numbers.length);
    }

    Origin get(long row, int back) {
        int slot = slot(row);
        return new Origin(row, back, values[slot], means[slot], logMeans[slot], calendars[slot], exogenous[slot]);
    }

    void addToLogMeans(double difference) {
        for (int i = 0; i < logMeans.length; i++) {
            logMeans[i] += difference;
        }
    }

    private int slot(long row) {
        return (int) (row % values.length);
    }

    void visit(FieldVisitor fields) {
        fields.float64s("origins.values", values);
        fields.float64s("origins.means", means);
        fields.float64s("origins.logMeans", logMeans);
        for (int i = 0; i < values.length; i++) {
            fields.float64s("origins.calendar", calendars[i]);
            fields.float64s("origins.exogenous", exogenous[i]);
        }
    }
}

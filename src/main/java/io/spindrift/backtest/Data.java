package io.spindrift.backtest;

import java.util.Arrays;

/**
 * The rows of a series.
 *
 * @param series its name
 * @param x regressors, rows by p; p is 0 in the series mode
 * @param when the times of the rows
 * @param d labels in the regression mode, values in the series mode; NaN if a value is missing
 * @param variance population variance of the numbers in d over all rows of the file
 */
public record Data(String series, RowTimes when, double[][] x, double[] d, double variance) {

    /** Creates data of all rows of a file. */
    static Data of(String series, RowTimes when, double[][] x, double[] d) {
        return new Data(series, when, x, d, variance(d));
    }

    /** Creates data of rows without times. */
    static Data of(String series, double[][] x, double[] d) {
        return of(series, RowTimes.numbers(d.length), x, d);
    }

    /** Returns the values of a series that is in no file, without times. */
    public static Data ofValues(String series, double[] values) {
        return of(series, new double[values.length][0], values);
    }

    /** Returns the first rows with other values. */
    public Data withValues(double[] values) {
        return of(series, when.first(values.length), Arrays.copyOf(x, values.length), values);
    }

    /** Returns the times of the rows in milliseconds since 1970; row numbers if the file has no times. */
    long[] times() {
        return when.millis();
    }

    /** Returns the population standard deviation of the labels of rows from (inclusive) to to (exclusive). */
    double deviation(int from, int to) {
        return Math.sqrt(variance(Arrays.copyOfRange(d, Math.min(from, d.length), Math.min(to, d.length))));
    }

    /** Returns the share of values that equal the previous value, among values that have one. */
    public double unchanged() {
        int pairs = 0;
        int equal = 0;
        for (int row = 1; row < d.length; row++) {
            double difference = d[row] - d[row - 1];
            pairs += Double.isNaN(difference) ? 0 : 1;
            equal += difference == 0 ? 1 : 0;
        }
        return (double) equal / pairs;
    }

    /** Returns the first rows. The variance remains that of all rows. */
    public Data first(long rows) {
        int count = (int) Math.min(rows, d.length);
        return new Data(series, when.first(count), Arrays.copyOf(x, count), Arrays.copyOf(d, count), variance);
    }

    private static double variance(double[] d) {
        double mean = 0;
        double squares = 0;
        long count = 0;
        for (double value : d) {
            if (!Double.isNaN(value)) {
                count++;
                double difference = value - mean;
                mean += difference / count;
                squares += difference * (value - mean);
            }
        }
        return squares / count;
    }

    /**
     * Returns the data with each regressor standardized by all rows and d mapped onto [−1, 1] by all rows, as in
     * published tables.
     */
    public Data scaledByFile() {
        int p = x.length == 0 ? 0 : x[0].length;
        double[][] scaled = new double[x.length][p];
        for (int k = 0; k < p; k++) {
            double[] column = new double[x.length];
            for (int row = 0; row < x.length; row++) {
                column[row] = x[row][k];
            }
            double deviation = Math.sqrt(variance(column));
            double mean = mean(column);
            for (int row = 0; row < x.length; row++) {
                scaled[row][k] = deviation > 0 ? (x[row][k] - mean) / deviation : 0;
            }
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : d) {
            min = Math.min(min, Double.isNaN(value) ? min : value);
            max = Math.max(max, Double.isNaN(value) ? max : value);
        }
        double[] mapped = new double[d.length];
        for (int row = 0; row < d.length; row++) {
            mapped[row] = max > min ? 2 * (d[row] - min) / (max - min) - 1 : 0 * d[row];
        }
        return of(series, when, scaled, mapped);
    }

    private static double mean(double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        return sum / column.length;
    }
}

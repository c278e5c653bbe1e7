package io.spindrift.live;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonMixture;
import io.spindrift.model.series.HorizonScore;
import java.util.Arrays;
import java.util.List;

/**
 * The forecasts of one horizon for the last observations, as far as their labels have arrived. Arrays are indexed by the slot of
 * an observation: of the one that the label belongs to, and for weights of the one at which the forecast was made.
 */
final class PastForecasts {
    private static final float[] UNKNOWN = {};

    private final int horizon;
    private final double[] predictions;
    private final double[] errors;
    private final double[] pValues;
    /** The first index is the level. */
    private double[][] lowers = {};

    private double[][] uppers = {};
    private List<String> experts = List.of();
    private final float[][] weights;

    PastForecasts(int horizon, int points) {
        this.horizon = horizon;
        predictions = unknown(points);
        errors = unknown(points);
        pValues = unknown(points);
        weights = new float[points][];
        Arrays.fill(weights, UNKNOWN);
    }

    int horizon() {
        return horizon;
    }

    void clear(int slot) {
        predictions[slot] = Double.NaN;
        errors[slot] = Double.NaN;
        pValues[slot] = Double.NaN;
        weights[slot] = UNKNOWN;
        for (int level = 0; level < lowers.length; level++) {
            lowers[level][slot] = Double.NaN;
            uppers[level][slot] = Double.NaN;
        }
    }

    /** Puts a forecast in the slot of its label, before the label has arrived. */
    void forecast(int slot, HorizonForecast forecast) {
        predictions[slot] = forecast.prediction();
        fitLevels(forecast.intervals().size());
        for (int level = 0; level < lowers.length; level++) {
            Interval interval = forecast.intervals().get(level);
            lowers[level][slot] = interval.lower();
            uppers[level][slot] = interval.upper();
        }
    }

    /** @param slot the slot of the observation that the label belongs to */
    void score(int slot, HorizonScore score) {
        predictions[slot] = score.prediction();
        errors[slot] = score.error();
        pValues[slot] = score.pValue();
        fitLevels(score.intervals().size());
        for (int level = 0; level < lowers.length; level++) {
            IntervalScore interval = score.intervals().get(level);
            lowers[level][slot] = interval.lower();
            uppers[level][slot] = interval.upper();
        }
    }

    /** @param slot the slot of the observation at which the forecast was made */
    void mixture(int slot, HorizonMixture mixture) {
        experts = mixture.experts();
        float[] kept = new float[mixture.weights().length];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = (float) mixture.weights()[k];
        }
        weights[slot] = kept;
    }

    private void fitLevels(int count) {
        if (lowers.length != count) {
            lowers = new double[count][];
            uppers = new double[count][];
            for (int level = 0; level < count; level++) {
                lowers[level] = unknown(predictions.length);
                uppers[level] = unknown(predictions.length);
            }
        }
    }

    SeriesDetail.Past detail(int[] order) {
        double[][] byExpert = new double[experts.size()][order.length];
        for (int i = 0; i < order.length; i++) {
            float[] held = weights[order[i]];
            for (int k = 0; k < byExpert.length; k++) {
                byExpert[k][i] = k < held.length ? held[k] : Double.NaN;
            }
        }
        return new SeriesDetail.Past(
                horizon,
                pick(predictions, order),
                Arrays.stream(lowers).map(row -> pick(row, order)).toList(),
                Arrays.stream(uppers).map(row -> pick(row, order)).toList(),
                pick(errors, order),
                pick(pValues, order),
                experts,
                List.of(byExpert));
    }

    private static double[] pick(double[] from, int[] order) {
        return Arrays.stream(order).mapToDouble(slot -> from[slot]).toArray();
    }

    private static double[] unknown(int points) {
        double[] unknown = new double[points];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}

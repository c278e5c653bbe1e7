package io.spindrift.live;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonMixture;
import io.spindrift.model.series.HorizonScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The forecasts for one horizon at the last observations, and their scores. */
final class Track {
    private static final float[] UNKNOWN = {};
    private static final ErrorMeasures NOT_SCORED = new ErrorMeasures(0, Double.NaN, Double.NaN, Double.NaN);

    private final int ahead;
    private final double[] forecasts;
    private final double[] errors;
    private final double[] pValues;
    /** The first index is the level. */
    private double[][] lowers = {};

    private double[][] uppers = {};
    private double[] levels = {};
    private List<String> experts = List.of();
    private final float[][] weights;
    private HorizonScore last;

    Track(int ahead, int points) {
        this.ahead = ahead;
        forecasts = unknown(points);
        errors = unknown(points);
        pValues = unknown(points);
        weights = new float[points][];
        Arrays.fill(weights, UNKNOWN);
    }

    void clear(int slot) {
        forecasts[slot] = Double.NaN;
        errors[slot] = Double.NaN;
        pValues[slot] = Double.NaN;
        weights[slot] = UNKNOWN;
        for (int level = 0; level < levels.length; level++) {
            lowers[level][slot] = Double.NaN;
            uppers[level][slot] = Double.NaN;
        }
    }

    void forecast(int slot, HorizonForecast issued) {
        int count = issued.intervals().size();
        if (levels.length != count) {
            levels = new double[count];
            lowers = new double[count][];
            uppers = new double[count][];
            for (int level = 0; level < count; level++) {
                lowers[level] = unknown(forecasts.length);
                uppers[level] = unknown(forecasts.length);
            }
        }
        forecasts[slot] = issued.prediction();
        for (int level = 0; level < count; level++) {
            levels[level] = issued.intervals().get(level).level();
            lowers[level][slot] = issued.intervals().get(level).lower();
            uppers[level][slot] = issued.intervals().get(level).upper();
        }
    }

    void mixture(int slot, HorizonMixture mixture) {
        experts = mixture.experts();
        float[] kept = new float[mixture.weights().length];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = (float) mixture.weights()[k];
        }
        weights[slot] = kept;
    }

    /** @param slot the slot of the observation; −1 if the observation is no longer in the ring */
    void score(int slot, HorizonScore issued) {
        last = issued;
        if (slot >= 0) {
            errors[slot] = issued.error();
            pValues[slot] = issued.pValue();
        }
    }

    /** Returns the last score, or null. */
    HorizonScore last() {
        return last;
    }

    SeriesDetail.HorizonDetail detail(int[] order) {
        double[][] byExpert = new double[experts.size()][order.length];
        for (int i = 0; i < order.length; i++) {
            float[] held = weights[order[i]];
            for (int k = 0; k < byExpert.length; k++) {
                byExpert[k][i] = k < held.length ? held[k] : Double.NaN;
            }
        }
        ErrorMeasures measures = last == null ? NOT_SCORED : last.measures();
        return new SeriesDetail.HorizonDetail(
                ahead,
                pick(forecasts, order),
                Arrays.stream(lowers).map(row -> pick(row, order)).toList(),
                Arrays.stream(uppers).map(row -> pick(row, order)).toList(),
                pick(errors, order),
                pick(pValues, order),
                experts,
                List.of(byExpert),
                measures.labels(),
                measures.mse(),
                measures.mae(),
                measures.naiveMse(),
                levels());
    }

    private List<SeriesDetail.LevelDetail> levels() {
        List<SeriesDetail.LevelDetail> measures = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            IntervalScore score = last == null || i >= last.intervals().size()
                    ? null
                    : last.intervals().get(i);
            measures.add(new SeriesDetail.LevelDetail(
                    levels[i],
                    score == null ? Double.NaN : score.coverage(),
                    score == null ? Double.NaN : score.width(),
                    score == null ? Double.NaN : score.pinball()));
        }
        return measures;
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

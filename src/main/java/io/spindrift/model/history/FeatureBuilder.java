package io.spindrift.model.history;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;

/** The regressor of one horizon, made of the history of its series ({@link FeatureLayout}). */
public final class FeatureBuilder {
    /** No number of a regressor leaves ± this. */
    private static final double MAX = 1000;

    private final FeatureLayout layout;
    private final ChangeScale changes;

    public FeatureBuilder(FeatureLayout layout) {
        this.layout = layout;
        changes = new ChangeScale(layout.horizon());
    }

    /** What stands where. */
    public FeatureLayout layout() {
        return layout;
    }

    /** Takes the newest value in, after it has become part of the history. */
    public void observe(SeriesHistory history) {
        changes.observe(history);
    }

    /** The scale of changes over the horizon, by which the regressor is without unit; 0 while nothing has changed. */
    public double unit(SeriesHistory history) {
        return changes.scale(history);
    }

    /**
     * The regressor of the newest observation.
     *
     * @param exogenous standardized numbers, as many as the layout says
     */
    public double[] make(SeriesHistory history, double[] exogenous) {
        double[] x = new double[layout.length()];
        double scale = unit(history);
        x[layout.value()] = history.value(0);
        x[layout.unit()] = scale;
        x[layout.one()] = 1;
        System.arraycopy(exogenous, 0, x, layout.exogenous(), layout.exogenousCount());
        Calendar.fill(history.time(), x, layout.calendar());
        x[layout.gap()] = history.gap();
        if (scale > 0) {
            differences(history, scale, x);
            seasonal(new Side(history, scale, false), x, layout.seasonal());
            profiles(history, scale, x);
            logarithms(history, scale, x);
        }
        return x;
    }

    private void differences(SeriesHistory history, double scale, double[] x) {
        double newest = history.value(0);
        int at = layout.differences();
        x[at] = bounded((newest - history.mean()) / scale);
        for (int j = 1; j < layout.lags(); j++) {
            x[at + j] = history.has(j) ? bounded((history.value(j) - newest) / scale) : 0;
        }
        double deviation = history.deviation();
        x[layout.level()] = deviation > 0 ? bounded((newest - history.mean()) / deviation) : 0;
    }

    private void seasonal(Side side, double[] x, int from) {
        Seasons seasons = layout.seasons();
        int at = from;
        for (int s = 0; s < seasons.count(); s++) {
            int back = seasons.back(s, layout.horizon());
            int k = back - layout.horizon();
            x[at++] = side.difference(k, back);
            x[at++] = side.difference(back, 0);
            if (seasons.wide(s)) {
                x[at++] = side.difference(back + 1, back);
                if (k > 0) {
                    x[at++] = side.difference(k + 1, k);
                    x[at++] = side.difference(k - 1, k);
                }
            }
        }
    }

    private void profiles(SeriesHistory history, double scale, double[] x) {
        Seasons seasons = layout.seasons();
        int at = layout.profiles();
        for (int s = 0; s < seasons.count(); s++) {
            int back = seasons.back(s, layout.horizon());
            if (history.hasProfile(s, back)) {
                double before = history.profile(s, back);
                x[at] = bounded((history.profile(s, back - layout.horizon()) - before) / scale);
                x[at + 1] = bounded((before - history.value(0)) / scale);
            }
            at += 2;
        }
    }

    private void logarithms(SeriesHistory history, double scale, double[] x) {
        if (!history.positive()) {
            return;
        }
        double unit = scale / Math.abs(history.mean());
        x[layout.logUnit()] = unit;
        Side side = new Side(history, unit, true);
        int at = layout.logarithms();
        x[at] = bounded((Functions.log(history.value(0)) - Functions.log(history.mean())) / unit);
        for (int j = 1; j < layout.shortLags(); j++) {
            x[at + j] = side.difference(j, 0);
        }
        seasonal(side, x, at + layout.shortLags());
    }

    /** Saves or restores the scale of changes. */
    public void visit(FieldVisitor fields) {
        changes.visit(fields);
    }

    private static double bounded(double number) {
        return Math.max(-MAX, Math.min(MAX, number));
    }

    /** Values or their logarithms, in a unit. */
    private record Side(SeriesHistory history, double unit, boolean logarithmic) {

        /** The value one number of observations before the newest, beyond that of another; 0 where one of them is not known. */
        double difference(int back, int from) {
            if (!history.has(back) || !history.has(from)) {
                return 0;
            }
            return bounded((value(back) - value(from)) / unit);
        }

        private double value(int back) {
            double value = history.value(back);
            return logarithmic ? Functions.log(value) : value;
        }
    }
}

package io.spindrift.model.train;

import io.spindrift.model.state.FieldVisitor;

/** Forecasts that all stays as it is: the last label learned or, where labels are changes, none. */
public final class Naive implements StatelessLearner {
    private final boolean levels;
    private double last;

    public Naive(boolean levels) {
        this.levels = levels;
    }

    @Override
    public void learn(double[] x, double label) {
        last = label;
    }

    @Override
    public double forecast(double[] x) {
        return levels ? last : 0;
    }

    /** The last label is the series' own. */
    @Override
    public void transfer(long labels) {
        last = 0;
    }

    @Override
    public void visit(FieldVisitor fields) {
        last = fields.float64("naive.last", last);
    }
}

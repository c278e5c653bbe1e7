package io.spindrift.model.train;

import io.spindrift.model.state.FieldVisitor;

/** The naive forecast: the last label or, if labels are changes, 0. */
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

    /** The last label belongs to the series, so another series does not get it. */
    @Override
    public void transfer(long labels) {
        last = 0;
    }

    @Override
    public void visit(FieldVisitor fields) {
        last = fields.float64("naive.last", last);
    }
}

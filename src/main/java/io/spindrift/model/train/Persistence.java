package io.spindrift.model.train;

import io.spindrift.model.state.StateExchange;

/** Forecasts that all stays as it is: the last label learnt or, where labels are changes, none. */
public final class Persistence implements Memoryless {
    private final boolean levels;
    private double last;

    public Persistence(boolean levels) {
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
    public void exchange(StateExchange io) {
        last = io.number("persistence.last", last);
    }
}

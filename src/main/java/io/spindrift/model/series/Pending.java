package io.spindrift.model.series;

import io.spindrift.model.state.StateExchange;

/** An observation whose label has not been learnt: its standardised regressor, and its forecast as it was issued. */
final class Pending {
    long sequence;
    String id;
    long time;
    /** Beyond this the label is not waited for. */
    final Deadline deadline = new Deadline();
    /** Standardised regressor, length p. */
    double[] x;
    /** What the learner forecasts the label's distance from. */
    double base;

    double forecast;
    double persistence;
    boolean labelled;
    double label;

    Pending(long sequence, String id, long time, double[] x, double base, double persistence) {
        this.sequence = sequence;
        this.id = id;
        this.time = time;
        this.x = x;
        this.base = base;
        this.persistence = persistence;
    }

    /** One that is about to be restored. */
    static Pending blank(int regressors) {
        return new Pending(0, null, 0, new double[regressors], 0, 0);
    }

    void exchange(StateExchange io) {
        sequence = io.wide("pending.sequence", sequence);
        id = io.text("pending.id", id);
        time = io.wide("pending.time", time);
        deadline.exchange(io);
        io.numbers("pending.x", x);
        base = io.number("pending.base", base);
        forecast = io.number("pending.forecast", forecast);
        persistence = io.number("pending.persistence", persistence);
        labelled = io.flag("pending.labelled", labelled);
        label = io.number("pending.label", label);
    }
}

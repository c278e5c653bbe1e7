package io.spindrift.model.series;

import io.spindrift.model.state.StateExchange;
import io.spindrift.model.time.Deadline;

/** An observation whose label has not been learnt: its standardised regressor, and its forecast as it was issued. */
final class Pending {
    /** What is learnt is standardised by the running scale of labels. */
    static final double RUNNING = -1;

    private static final double[] NONE = {};

    long sequence;
    String id;
    long time;
    /** Beyond this the label is not waited for. */
    final Deadline deadline = new Deadline();
    /** Standardised regressor, length p. */
    double[] x;
    /** What the learner forecasts the label's distance from. */
    double base;
    /** The unit of what is learnt, or {@link #RUNNING}. */
    double unit;
    /** The forecasts of the experts and what was mixed of them, or nothing where there is one expert. */
    double[] issue = NONE;
    /** The scale of errors and the half width of each interval. */
    double[] widths = NONE;

    double forecast;
    double persistence;
    boolean labelled;
    double label;

    Pending(long sequence, String id, long time, double[] x, double base, double unit, double persistence) {
        this.sequence = sequence;
        this.id = id;
        this.time = time;
        this.x = x;
        this.base = base;
        this.unit = unit;
        this.persistence = persistence;
    }

    /** One that is about to be restored. */
    static Pending blank(int regressors, int issue, int widths) {
        Pending blank = new Pending(0, null, 0, new double[regressors], 0, RUNNING, 0);
        blank.issue = new double[issue];
        blank.widths = new double[widths];
        return blank;
    }

    void exchange(StateExchange io) {
        sequence = io.wide("pending.sequence", sequence);
        id = io.text("pending.id", id);
        time = io.wide("pending.time", time);
        deadline.exchange(io);
        io.numbers("pending.x", x);
        base = io.number("pending.base", base);
        unit = io.number("pending.unit", unit);
        io.numbers("pending.issue", issue);
        io.numbers("pending.widths", widths);
        forecast = io.number("pending.forecast", forecast);
        persistence = io.number("pending.persistence", persistence);
        labelled = io.flag("pending.labelled", labelled);
        label = io.number("pending.label", label);
    }
}

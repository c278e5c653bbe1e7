package io.spindrift.model.series;

import io.spindrift.model.scale.RunningScale;
import io.spindrift.model.state.StateExchange;
import java.util.Optional;

/** The numbers {@code x} of a series' observations: their count, fixed by the first, and their standardisation. */
final class Regressors {
    private static final int UNSET = -1;

    private final int least;
    private final int most;
    private final int scaleWindow;
    private int count = UNSET;
    private RunningScale[] scales = {};

    Regressors(int least, int most, int scaleWindow) {
        this.least = least;
        this.most = most;
        this.scaleWindow = scaleWindow;
    }

    /** Whether the first observation has been seen. */
    boolean known() {
        return count != UNSET;
    }

    int count() {
        return count;
    }

    Optional<Rejection> check(double[] x) {
        if (known() ? x.length == count : x.length >= least && x.length <= most) {
            return Optional.empty();
        }
        String expected = known() ? numbers(count) : least + " to " + most + " numbers";
        return Optional.of(new Rejection(Rejection.Kind.MISFIT, "x: expected " + expected + ", got " + x.length));
    }

    void fix(int length) {
        count = length;
        scales = new RunningScale[length];
        for (int k = 0; k < length; k++) {
            scales[k] = new RunningScale(scaleWindow);
        }
    }

    /**
     * Takes the numbers of one observation in, and standardises them.
     *
     * @param out modified: the standardised numbers, from {@code at} on
     */
    void standardise(double[] x, double[] out, int at) {
        for (int k = 0; k < count; k++) {
            scales[k].update(x[k]);
            out[at + k] = scales[k].standardise(x[k]);
        }
    }

    void exchange(StateExchange io) {
        int stored = io.integer("regressors.count", count, UNSET, most);
        if (io.restoring() && stored != UNSET) {
            fix(stored);
        }
        for (RunningScale scale : scales) {
            scale.exchange(io);
        }
    }

    private static String numbers(int count) {
        return count == 1 ? "1 number" : count + " numbers";
    }
}

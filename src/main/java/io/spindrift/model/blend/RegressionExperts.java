package io.spindrift.model.blend;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.RecursiveLeastSquares;
import io.spindrift.model.train.RolloutState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The experts of the regression mode (docs/maths.md): the mean, the last label, recursive least squares on the regressor and on
 * the regressor with the last three labels, and {@link RegressionNetworks}.
 *
 * <p>When a label is learned, those before it are known, or will never arrive: then the forecast of the least squares replaces it.
 * A forecast that is made while labels are pending has forecasts in their place. So learning does not depend on when labels arrive.
 */
public final class RegressionExperts implements Learner {
    static final int LABELS = 3;
    private static final double FORGETTING = 0.9995;
    private static final double START_VARIANCE = 1;

    private final int inputs;
    private final LinearExpert plain;
    private final LinearExpert dynamic;
    private final LinearExpert robust;
    private final RegressionNetworks networks;
    /** Newest first. */
    private final double[] labels = new double[LABELS];

    /** x, the last labels, 1. */
    private final double[] extended;

    RegressionExperts(BlendSettings settings, int inputs, long series, Precision precision) {
        this.inputs = inputs;
        extended = new double[inputs + LABELS + 1];
        extended[inputs + LABELS] = 1;
        Columns all = Columns.of(0, inputs + LABELS + 1);
        plain = new LinearExpert(
                Columns.of(0, inputs, inputs + LABELS, 1), FORGETTING, START_VARIANCE, false, precision);
        dynamic = new LinearExpert(all, FORGETTING, START_VARIANCE, false, precision);
        robust = new LinearExpert(all, 1, START_VARIANCE, true, precision);
        networks = settings.networks()
                ? RegressionNetworks.of(inputs, LABELS, new Noise(series, settings.seed()))
                : RegressionNetworks.NONE;
    }

    @Override
    public List<String> experts() {
        List<String> names = new ArrayList<>(List.of("mean", "last-label", "rls", "rls-labels", "rls-robust"));
        names.addAll(networks.names());
        return names;
    }

    @Override
    public void learn(double[] x, double label) {
        extend(x, labels);
        plain.learn(extended, label);
        dynamic.learn(extended, label);
        robust.learn(extended, label);
        networks.learn(extended, label);
        push(labels, label);
    }

    @Override
    public void skip(double[] x) {
        extend(x, labels);
        networks.skip(extended);
        push(labels, replacement());
    }

    @Override
    public RolloutState rollout() {
        return new Ahead();
    }

    /** Forecasts replace labels that are pending. */
    private final class Ahead implements RolloutState {
        private final RegressionNetworks.Rollout ahead = networks.rollout();
        private final double[] assumed = labels.clone();

        @Override
        public void restart() {
            System.arraycopy(labels, 0, assumed, 0, LABELS);
            ahead.restart();
        }

        @Override
        public void advance(double[] x) {
            extend(x, assumed);
            ahead.advance(extended);
            push(assumed, replacement());
        }

        @Override
        public double forecast(double[] x) {
            extend(x, assumed);
            return replacement();
        }

        @Override
        public void forecasts(double[] x, double[] out) {
            extend(x, assumed);
            out[0] = 0;
            out[1] = assumed[0];
            out[2] = plain.forecast(extended);
            out[3] = dynamic.forecast(extended);
            out[4] = robust.forecast(extended);
            ahead.forecasts(extended, out, 5);
        }
    }

    /** Forgets the last labels, which belong to the other series. */
    @Override
    public void transfer(long learned) {
        Arrays.fill(labels, 0);
        List.of(plain, dynamic, robust).forEach(expert -> expert.discount(learned));
        networks.transfer(learned);
    }

    @Override
    public void visit(FieldVisitor fields) {
        fields.float64s("experts.labels", labels);
        plain.visit(fields);
        dynamic.visit(fields);
        robust.visit(fields);
        networks.visit(fields);
    }

    /** Returns the bytes of the state in doubles. Networks are always floats, and are counted as half as many numbers. */
    static long bytes(BlendSettings settings, int inputs) {
        long numbers = LABELS
                + RecursiveLeastSquares.numbers(inputs + 1)
                + 2 * RecursiveLeastSquares.numbers(inputs + LABELS + 1);
        if (settings.networks()) {
            numbers += RegressionNetworks.bytes(inputs, LABELS) / Float.BYTES;
        }
        return numbers * Double.BYTES;
    }

    private void extend(double[] x, double[] last) {
        System.arraycopy(x, 0, extended, 0, inputs);
        System.arraycopy(last, 0, extended, inputs, LABELS);
    }

    /** The forecast that replaces the label of the observation in {@code extended}. */
    private double replacement() {
        return Clamp.symmetric(dynamic.forecast(extended), RolloutState.FORECAST_BOUND);
    }

    private static void push(double[] labels, double label) {
        System.arraycopy(labels, 0, labels, 1, LABELS - 1);
        labels[0] = label;
    }
}

package io.spindrift.model.blend;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.MlpSettings;
import io.spindrift.model.train.RecursiveLeastSquares;
import io.spindrift.model.train.RolloutState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The experts of the regression mode (docs/maths.md): the mean, the last label, recursive least squares on the regressor and on
 * the regressor with the last three labels, MLPs on either, and a recurrent network on both.
 *
 * <p>When a label is learned, those before it are known, or will never be: then the forecast of the least squares stands in for it.
 * A forecast that is made while labels are outstanding has forecasts in their place. So what is learned does not depend on when
 * labels come.
 */
public final class RegressionExperts implements Learner {
    static final int LABELS = 3;
    private static final double FORGETTING = 0.9995;
    private static final double START_VARIANCE = 1;

    private final int inputs;
    private final LinearExpert plain;
    private final LinearExpert dynamic;
    private final LinearExpert robust;
    private final List<Learner> statics = new ArrayList<>();
    private final List<Learner> dynamics = new ArrayList<>();
    /** Newest first. */
    private final double[] labels = new double[LABELS];

    private final double[] extended;

    RegressionExperts(BlendSettings settings, int inputs, long series, Precision precision) {
        this.inputs = inputs;
        extended = new double[inputs + LABELS + 1];
        extended[inputs + LABELS] = 1;
        Columns all = Columns.of(0, inputs + LABELS + 1);
        plain = new LinearExpert(
                Columns.of(0, inputs, inputs + LABELS, 1), FORGETTING, START_VARIANCE, false, precision);
        dynamic = new LinearExpert(all, FORGETTING, START_VARIANCE, false, precision);
        robust = new LinearExpert(Columns.of(0, inputs + LABELS + 1), 1, START_VARIANCE, true, precision);
        if (settings.networks()) {
            staticSettings(settings).forEach(each -> statics.add(each.create(inputs, series, precision)));
            dynamicSettings(settings)
                    .forEach(each ->
                            dynamics.add(each.create(inputs + LABELS, series + 1 + dynamics.size(), precision)));
        }
    }

    static List<LearnerSettings> staticSettings(BlendSettings settings) {
        return List.of(mlp(settings, 40_000));
    }

    static List<LearnerSettings> dynamicSettings(BlendSettings settings) {
        return List.of(mlp(settings, 40_000), settings.recurrent(Architecture.UNGATED, 1));
    }

    private static MlpSettings mlp(BlendSettings settings, int covarianceEntriesMax) {
        return new MlpSettings(24, covarianceEntriesMax, 1, 0.3, 1e-6, 1, settings.seed());
    }

    @Override
    public List<String> experts() {
        List<String> names = new ArrayList<>(List.of("mean", "last-label", "rls", "rls-labels", "rls-robust"));
        if (!statics.isEmpty()) {
            names.addAll(List.of("mlp", "mlp-labels", "recurrent"));
        }
        return names;
    }

    @Override
    public void learn(double[] x, double label) {
        extend(x, labels);
        plain.learn(extended, label);
        dynamic.learn(extended, label);
        robust.learn(extended, label);
        statics.forEach(each -> each.learn(x, label));
        double[] withLabels = withLabels();
        dynamics.forEach(each -> each.learn(withLabels, label));
        push(labels, label);
    }

    @Override
    public void skip(double[] x) {
        extend(x, labels);
        double standIn = standIn();
        double[] withLabels = withLabels();
        statics.forEach(each -> each.skip(x));
        dynamics.forEach(each -> each.skip(withLabels));
        push(labels, standIn);
    }

    @Override
    public RolloutState outlook() {
        return new Ahead();
    }

    /** Where forecasts stand in for labels that are still to come. */
    private final class Ahead implements RolloutState {
        private final List<RolloutState> still =
                statics.stream().map(Learner::outlook).toList();
        private final List<RolloutState> moving =
                dynamics.stream().map(Learner::outlook).toList();
        private final double[] assumed = labels.clone();

        @Override
        public void restart() {
            System.arraycopy(labels, 0, assumed, 0, LABELS);
            moving.forEach(RolloutState::restart);
        }

        @Override
        public void advance(double[] x) {
            extend(x, assumed);
            double[] withLabels = withLabels();
            moving.forEach(each -> each.advance(withLabels));
            push(assumed, standIn());
        }

        @Override
        public double forecast(double[] x) {
            extend(x, assumed);
            return standIn();
        }

        @Override
        public void forecasts(double[] x, double[] out) {
            extend(x, assumed);
            int at = 0;
            out[at++] = 0;
            out[at++] = assumed[0];
            out[at++] = plain.forecast(extended);
            out[at++] = dynamic.forecast(extended);
            out[at++] = robust.forecast(extended);
            for (RolloutState each : still) {
                out[at++] = each.forecast(x);
            }
            double[] withLabels = withLabels();
            for (RolloutState each : moving) {
                out[at++] = each.forecast(withLabels);
            }
        }
    }

    /** The last labels are those of the series. */
    @Override
    public void transfer(long learned) {
        Arrays.fill(labels, 0);
        List.of(plain, dynamic, robust).forEach(expert -> expert.discount(learned));
        statics.forEach(each -> each.transfer(learned));
        dynamics.forEach(each -> each.transfer(learned));
    }

    @Override
    public void visit(FieldVisitor fields) {
        fields.float64s("experts.labels", labels);
        plain.visit(fields);
        dynamic.visit(fields);
        robust.visit(fields);
        statics.forEach(each -> each.visit(fields));
        dynamics.forEach(each -> each.visit(fields));
    }

    static long bytes(BlendSettings settings, int inputs) {
        long numbers = LABELS
                + RecursiveLeastSquares.numbers(inputs + 1)
                + 2 * RecursiveLeastSquares.numbers(inputs + LABELS + 1);
        long bytes = numbers * Double.BYTES;
        if (settings.networks()) {
            for (LearnerSettings each : staticSettings(settings)) {
                bytes += each.stateBytes(inputs);
            }
            for (LearnerSettings each : dynamicSettings(settings)) {
                bytes += each.stateBytes(inputs + LABELS);
            }
        }
        return bytes;
    }

    private void extend(double[] x, double[] last) {
        System.arraycopy(x, 0, extended, 0, inputs);
        System.arraycopy(last, 0, extended, inputs, LABELS);
    }

    private double standIn() {
        double forecast = dynamic.forecast(extended);
        return Math.max(-RolloutState.FORECAST_BOUND, Math.min(RolloutState.FORECAST_BOUND, forecast));
    }

    private double[] withLabels() {
        return Arrays.copyOf(extended, inputs + LABELS);
    }

    private static void push(double[] labels, double label) {
        System.arraycopy(labels, 0, labels, 1, LABELS - 1);
        labels[0] = label;
    }
}

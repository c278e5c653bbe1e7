package io.spindrift.model.blend;

import io.spindrift.bench.Timing;
import io.spindrift.model.history.FeatureLayout;
import io.spindrift.model.history.Seasons;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.RolloutState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a step of a blend costs beside each network among its experts alone, which are the dearest of them: a forecast and a
 * label learned, in floats. All are measured in turn, several rounds, and the median counts.
 */
public final class ExpertCosts {
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 60_000_000L;
    private static final int LAGS = 48;
    private static final int INPUTS = 32;

    private ExpertCosts() {}

    public static void main(String[] arguments) {
        BlendSettings blend = BlendSettings.FULL;
        for (int horizon : new int[] {1, 24}) {
            FeatureLayout layout = new FeatureLayout(horizon, LAGS, 0, Seasons.DEFAULT);
            Map<String, Step> steps = new LinkedHashMap<>();
            steps.put("blend", new Step(blend.create(layout, 1, Precision.FLOAT32), layout.length()));
            steps.put(
                    "blend-linear",
                    new Step(BlendSettings.LINEAR.create(layout, 1, Precision.FLOAT32), layout.length()));
            for (BlendSettings.SeriesNetwork network : blend.seriesNetworks(horizon)) {
                int columns = network.columns(layout, layout.derived()).count();
                add(steps, network.settings(), columns);
            }
            print("series mode, p = " + LAGS + ", horizon " + horizon, steps);
        }
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("blend", new Step(blend.create(INPUTS, 1, Precision.FLOAT32), INPUTS));
        steps.put("blend-linear", new Step(BlendSettings.LINEAR.create(INPUTS, 1, Precision.FLOAT32), INPUTS));
        RegressionExperts.staticSettings(blend).forEach(each -> add(steps, each, INPUTS));
        RegressionExperts.dynamicSettings(blend).forEach(each -> add(steps, each, INPUTS + RegressionExperts.LABELS));
        print("regression mode, p = " + INPUTS, steps);
    }

    private static void add(Map<String, Step> steps, LearnerSettings settings, int inputs) {
        String name = settings.kind().name().toLowerCase(Locale.ROOT) + " alone, " + inputs + " inputs";
        steps.put(name, new Step(settings.create(inputs, 1, Precision.FLOAT32), inputs));
    }

    private static void print(String mode, Map<String, Step> steps) {
        double[][] micros = new double[steps.size()][ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            int at = 0;
            for (Step step : steps.values()) {
                double measured = step.micros();
                if (round >= 0) {
                    micros[at++][round] = measured;
                }
            }
        }
        System.out.println(mode + ", us a step, and the blend's in proportion");
        Arrays.stream(micros).forEach(Arrays::sort);
        int at = 0;
        for (String name : steps.keySet()) {
            double median = micros[at++][ROUNDS / 2];
            System.out.printf(Locale.ROOT, "  %-32s %9.1f  (%.2f)%n", name, median, micros[0][ROUNDS / 2] / median);
        }
    }

    /** A learner that forecasts and learns. */
    private static final class Step {
        private final Learner learner;
        private final RolloutState outlook;
        private final double[] out;
        private final int inputs;
        private final SplittableRandom random = new SplittableRandom(1);

        Step(Learner learner, int inputs) {
            this.learner = learner;
            this.inputs = inputs;
            outlook = learner.outlook();
            out = new double[learner.experts().size()];
        }

        double micros() {
            return Timing.micros(ROUND_NANOS, number -> step());
        }

        private void step() {
            double[] x = random.doubles(inputs, 0.1, 1).toArray();
            learner.derive(x);
            outlook.forecasts(x, out);
            learner.learn(x, random.nextDouble(-1, 1));
            outlook.restart();
        }
    }
}

package io.spindrift.model.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.RolloutState;
import io.spindrift.serde.StateBytes;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpertsTest {
    private final SplittableRandom random = new SplittableRandom(5);

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32, 100})
    void shouldCountTheBytesOfTheRegressionMode(int inputs) {
        BlendSettings linear = BlendSettings.LINEAR;
        long bytes = StateBytes.save(linear.create(inputs, 1, Precision.FLOAT64)::visit).length;
        assertThat((double) linear.stateBytes(inputs)).isCloseTo(bytes, within(0.03 * bytes + 100));
        BlendSettings full = BlendSettings.FULL;
        bytes = StateBytes.save(full.create(inputs, 1, Precision.FLOAT32)::visit).length;
        assertThat((double) full.stateBytes(inputs) / 2).isCloseTo(bytes, within(0.03 * bytes + 200));
    }

    @Test
    void shouldNameEachForecast() {
        for (BlendSettings settings : new BlendSettings[] {BlendSettings.FULL, BlendSettings.LINEAR}) {
            Learner learner = settings.create(3, 1);
            assertThat(learner.experts()).doesNotHaveDuplicates();
            double[] out = new double[learner.experts().size()];
            Arrays.fill(out, Double.NaN);
            learner.rollout().forecasts(new double[200], out);
            assertThat(out).doesNotContain(Double.NaN);
        }
    }

    @Test
    void shouldRunAheadAsALearnerThatSkips() {
        Learner learner = BlendSettings.FULL.create(3, 1, Precision.FLOAT32);
        for (int t = 0; t < 30; t++) {
            double[] x = random.doubles(3, -1, 1).toArray();
            learner.learn(x, x[0] * x[1]);
        }
        RolloutState rollout = learner.rollout();
        rollout.restart();
        for (int t = 0; t < 5; t++) {
            double[] x = random.doubles(3, -1, 1).toArray();
            rollout.advance(x);
            learner.skip(x);
            RolloutState restarted = learner.rollout();
            restarted.restart();
            assertThat(forecasts(rollout, x)).containsExactly(forecasts(restarted, x));
        }
    }

    private static double[] forecasts(RolloutState rollout, double[] x) {
        double[] forecasts = new double[10];
        rollout.forecasts(x, forecasts);
        return forecasts;
    }

    /** A pending label is part of the next regressor: as the true value or as its forecast. */
    @Test
    void shouldUseForecastsForLabelsThatArePending() {
        Learner learner = BlendSettings.LINEAR.create(1, 1);
        double label = 0;
        for (int t = 0; t < 500; t++) {
            double x = random.nextDouble(-1, 1);
            label = 0.9 * label + x;
            learner.learn(new double[] {x}, label);
        }
        RolloutState rollout = learner.rollout();
        double expected = label;
        for (int t = 0; t < 4; t++) {
            double[] x = {random.nextDouble(-1, 1)};
            expected = 0.9 * expected + x[0];
            assertThat(rollout.forecast(x)).isEqualTo(expected, within(0.01));
            rollout.advance(x);
        }
        rollout.restart();
        assertThat(rollout.forecast(new double[] {0})).isEqualTo(0.9 * label, within(0.01));
    }
}

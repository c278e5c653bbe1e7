package io.spindrift.model.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        for (BlendSettings settings : new BlendSettings[] {BlendSettings.FULL, BlendSettings.LINEAR}) {
            long bytes = StateBytes.save(settings.create(inputs, 1)::visit).length;
            assertThat((double) settings.stateBytes(inputs)).isCloseTo(bytes, within(0.03 * bytes + 100));
        }
    }

    @Test
    void shouldNameEachForecast() {
        for (BlendSettings settings : new BlendSettings[] {BlendSettings.FULL, BlendSettings.LINEAR}) {
            Learner learner = settings.create(3, 1);
            assertThat(learner.experts()).doesNotHaveDuplicates();
            double[] out = new double[learner.experts().size()];
            Arrays.fill(out, Double.NaN);
            learner.outlook().forecasts(new double[200], out);
            assertThat(out).doesNotContain(Double.NaN);
        }
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
        RolloutState outlook = learner.outlook();
        double expected = label;
        for (int t = 0; t < 4; t++) {
            double[] x = {random.nextDouble(-1, 1)};
            expected = 0.9 * expected + x[0];
            assertThat(outlook.forecast(x)).isEqualTo(expected, within(0.01));
            outlook.advance(x);
        }
        outlook.restart();
        assertThat(outlook.forecast(new double[] {0})).isEqualTo(0.9 * label, within(0.01));
    }
}

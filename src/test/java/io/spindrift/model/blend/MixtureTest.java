package io.spindrift.model.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.serde.StateBytes;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MixtureTest {
    private static final int EXPERTS = 4;
    private static final int STEPS = 3000;

    private final SplittableRandom random = new SplittableRandom(12);

    /** Sets the label, the forecasts of the experts and the anchor of a step. */
    private interface Feed {
        void next(int step, double[] experts);
    }

    private double label;
    private double anchor;

    @Test
    void shouldApproachTheBestExpert() {
        double[] mse = run(new Mixture(EXPERTS, 1), (step, experts) -> {
            label = 10 * random.nextGaussian();
            experts[0] = label + 0.1 * random.nextGaussian();
            for (int k = 1; k < EXPERTS; k++) {
                experts[k] = 10 * random.nextGaussian();
            }
            anchor = 0;
        });
        assertThat(mse[EXPERTS]).isLessThan(1.1 * mse[0]);
    }

    @Test
    void shouldBeatTheBestExpert_whenErrorsAreUncorrelated() {
        double[] mse = run(new Mixture(EXPERTS, 1), (step, experts) -> {
            label = 10 * random.nextGaussian();
            for (int k = 0; k < EXPERTS; k++) {
                experts[k] = label + random.nextGaussian();
            }
            anchor = 0;
        });
        // Four independent errors average to a quarter of the variance.
        assertThat(mse[EXPERTS])
                .isLessThan(0.3 * Arrays.stream(mse).limit(EXPERTS).min().orElseThrow());
    }

    @Test
    void shouldStayAtTheAnchorOfARandomWalk() {
        double[] walk = {0};
        double[] mse = run(new Mixture(EXPERTS, 1), (step, experts) -> {
            anchor = walk[0];
            walk[0] += random.nextGaussian();
            label = walk[0];
            experts[0] = anchor;
            for (int k = 1; k < EXPERTS; k++) {
                experts[k] = anchor + random.nextGaussian();
            }
        });
        assertThat(mse[EXPERTS]).isLessThan(1.01 * mse[0]);
    }

    @Test
    void shouldSwitchToAnotherExpert_afterAChange() {
        Mixture mixture = new Mixture(EXPERTS, 1);
        Feed feed = (step, experts) -> {
            label = random.nextGaussian();
            int good = step < STEPS ? 0 : 1;
            for (int k = 0; k < EXPERTS; k++) {
                experts[k] = label + (k == good ? 0.1 : 3) * random.nextGaussian();
            }
            anchor = 0;
        };
        run(mixture, feed);
        double before = 0;
        double after = 0;
        for (int step = STEPS; step < STEPS + 1000; step++) {
            double error = step(mixture, feed, step, new double[EXPERTS + 1]);
            if (step < STEPS + 20) {
                before += error * error / 20;
            } else if (step >= STEPS + 700) {
                after += error * error / 300;
            }
        }
        assertThat(before).isGreaterThan(1);
        assertThat(after).isLessThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e9})
    void shouldNotDependOnTheUnit(double unit) {
        Mixture small = new Mixture(EXPERTS, 1);
        Mixture large = new Mixture(EXPERTS, 1);
        for (int step = 0; step < 500; step++) {
            double[] prediction = new double[small.predictionLength()];
            double[] scaled = new double[small.predictionLength()];
            double y = random.nextGaussian();
            for (int k = 0; k < EXPERTS; k++) {
                prediction[k] = y + (k + 1) * random.nextGaussian();
                scaled[k] = unit * prediction[k];
            }
            small.mix(prediction, 0.1, -5, 5);
            large.mix(scaled, unit * 0.1, unit * -5, unit * 5);
            assertThat(Mixture.forecast(scaled) / unit).isEqualTo(Mixture.forecast(prediction), within(1e-6));
            small.update(prediction, y);
            large.update(scaled, unit * y);
        }
    }

    @Test
    void shouldSurviveASeriesThatNeverChangesAndThenDoes() {
        double[] mse = run(new Mixture(EXPERTS, 1), (step, experts) -> {
            label = step < 1000 ? 7 : 7 + random.nextGaussian();
            Arrays.fill(experts, step < 1000 ? 7 : 7.5);
            experts[0] = 7;
            anchor = 7;
        });
        assertThat(mse[EXPERTS]).isLessThan(1.02 * mse[0]);
    }

    @Test
    void shouldContinueWithTheSameBits() {
        Mixture whole = new Mixture(EXPERTS, 2);
        Mixture parts = new Mixture(EXPERTS, 2);
        for (int step = 0; step < 200; step++) {
            Mixture restored = new Mixture(EXPERTS, 2);
            StateBytes.restore(StateBytes.save(parts::visit), io -> {
                restored.visit(io);
                return restored;
            });
            parts = restored;
            double[] prediction =
                    random.doubles(whole.predictionLength(), -1, 1).toArray();
            double[] same = prediction.clone();
            whole.mix(prediction, 0, -2, 2);
            parts.mix(same, 0, -2, 2);
            assertThat(same).containsExactly(prediction);
            double y = random.nextGaussian();
            whole.update(prediction, y);
            parts.update(same, y);
        }
    }

    @Test
    void shouldReturnTheWeightOfEachExpert() {
        Mixture mixture = new Mixture(EXPERTS, 1);
        double largest = 0;
        for (int step = 0; step < 400; step++) {
            anchor = 50 + random.nextGaussian();
            double[] weights = mixture.weights();
            double[] prediction = new double[mixture.predictionLength()];
            double expected = anchor;
            label = 50 + 3 * random.nextGaussian();
            for (int k = 0; k < EXPERTS; k++) {
                prediction[k] = label + (k + 0.3) * random.nextGaussian() + 0.5 * k;
                expected += weights[k] * (prediction[k] - anchor);
            }
            mixture.mix(prediction, anchor, -1e6, 1e6);
            assertThat(expected).as("step %d", step).isEqualTo(Mixture.forecast(prediction), within(1e-9));
            largest = Math.max(largest, Arrays.stream(weights).max().orElseThrow());
            mixture.update(prediction, label);
        }
        assertThat(largest).isGreaterThan(0.5);
    }

    @Test
    void shouldReturnWeightsWithoutAnyChange() {
        Mixture asked = new Mixture(EXPERTS, 2);
        Mixture left = new Mixture(EXPERTS, 2);
        for (int step = 0; step < 200; step++) {
            double[] prediction =
                    random.doubles(asked.predictionLength(), -1, 1).toArray();
            double[] same = prediction.clone();
            asked.weights();
            asked.mix(prediction, 0, -2, 2);
            asked.weights();
            left.mix(same, 0, -2, 2);
            assertThat(prediction).containsExactly(same);
            double y = random.nextGaussian();
            asked.update(prediction, y);
            left.update(same, y);
        }
    }

    /** Mean squared errors over the second half: of each expert, then of the mixture. */
    private double[] run(Mixture mixture, Feed feed) {
        double[] mse = new double[EXPERTS + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] errors = new double[EXPERTS + 1];
            step(mixture, feed, step, errors);
            for (int k = 0; k <= EXPERTS && step >= STEPS / 2; k++) {
                mse[k] += errors[k] * errors[k] / (STEPS / 2.0);
            }
        }
        return mse;
    }

    private double step(Mixture mixture, Feed feed, int step, double[] errors) {
        double[] prediction = new double[mixture.predictionLength()];
        double[] experts = new double[EXPERTS];
        feed.next(step, experts);
        System.arraycopy(experts, 0, prediction, 0, EXPERTS);
        mixture.mix(prediction, anchor, -1e6, 1e6);
        mixture.update(prediction, label);
        for (int k = 0; k < EXPERTS; k++) {
            errors[k] = label - experts[k];
        }
        errors[EXPERTS] = label - Mixture.forecast(prediction);
        return errors[EXPERTS];
    }
}

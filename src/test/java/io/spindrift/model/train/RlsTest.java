package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RlsTest {
    private static final int P = 3;
    /** The prior variance of the intercept, relative to that of a weight. */
    private static final double INTERCEPT = 100;

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.99})
    void shouldSolveTheWeightedLeastSquaresProblem(double forgetting) {
        double initVariance = 10;
        SplittableRandom random = new SplittableRandom(12);
        Rls rls = new Rls(new RlsSettings(forgetting, initVariance), P, Precision.FLOAT64);
        LeastSquares batch = new LeastSquares(P + 1);
        batch.add(new double[] {1, 0, 0, 0}, 0, 1 / initVariance);
        batch.add(new double[] {0, 1, 0, 0}, 0, 1 / initVariance);
        batch.add(new double[] {0, 0, 1, 0}, 0, 1 / initVariance);
        batch.add(new double[] {0, 0, 0, 1}, 0, 1 / (INTERCEPT * initVariance));
        for (int t = 0; t < 500; t++) {
            double[] x = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            // Uniform noise has no tail for the bound of the innovation to cut.
            double label = 0.5 * x[0] - 2 * x[1] + 0.1 * x[2] + 3 + 0.5 * random.nextDouble(-1, 1);
            rls.learn(x, label);
            batch.fade(forgetting);
            batch.add(new double[] {x[0], x[1], x[2], 1}, label, 1);
            double[] expected = batch.solution();
            double[] weights = Ledger.of(rls::visit).float64s("rls.weights");
            for (int k = 0; k <= P; k++) {
                assertThat(weights[k])
                        .as("step %d, weight %d", t, k)
                        .isCloseTo(expected[k], within(1e-8 * Math.abs(expected[k]) + 1e-10));
            }
            assertThat(rls.rollout().forecast(new double[P])).isCloseTo(expected[P], offset(1e-7));
        }
    }

    @Test
    void shouldNotWindUpOnConstantRegressors() {
        RlsSettings settings = new RlsSettings(0.99, 100);
        SplittableRandom random = new SplittableRandom(3);
        Rls rls = new Rls(settings, P, Precision.FLOAT64);
        double start = trace(rls);
        double[] constant = {1, 0.5, -1};
        for (int t = 0; t < 100_000; t++) {
            rls.learn(constant, 2 + 0.1 * random.nextDouble(-1, 1));
        }
        assertThat(trace(rls)).isLessThan(start / settings.forgetting() * 1.0001);
        assertThat(rls.rollout().forecast(constant)).isCloseTo(2, within(0.1));
        double[] other = {-1, 0.5, 1};
        for (int t = 0; t < 200; t++) {
            double[] x = t % 2 == 0 ? constant : other;
            rls.learn(x, 2 + 0.5 * (x[0] - 1));
        }
        assertThat(rls.rollout().forecast(other)).isCloseTo(1, within(0.05));
        assertThat(rls.rollout().forecast(constant)).isCloseTo(2, within(0.05));
    }

    @Test
    void shouldBoundTheInfluenceOfALabel() {
        SplittableRandom random = new SplittableRandom(5);
        Rls rls = new Rls(new RlsSettings(1, 100), 1, Precision.FLOAT64);
        for (int t = 0; t < 200; t++) {
            double[] x = {random.nextGaussian()};
            rls.learn(x, x[0] + 0.1 * random.nextGaussian());
        }
        double[] one = {1};
        double before = rls.rollout().forecast(one);
        rls.learn(one, 1e12);
        assertThat(rls.rollout().forecast(one)).isCloseTo(before, within(0.05));
    }

    private static double trace(Rls rls) {
        double trace = 0;
        for (double entry : Ledger.of(rls::visit).float64s("rls.root")) {
            trace += entry * entry;
        }
        return trace;
    }

    @Test
    void shouldLearn_afterErrorsOfZero() {
        SplittableRandom random = new SplittableRandom(6);
        Rls rls = new Rls(new RlsSettings(0.99, 1), 1, Precision.FLOAT64);
        for (int t = 0; t < 100; t++) {
            rls.learn(new double[] {0}, 0);
        }
        for (int t = 0; t < 500; t++) {
            double x = random.nextGaussian();
            rls.learn(new double[] {x}, x + 1);
        }
        assertThat(rls.rollout().forecast(new double[] {1})).isCloseTo(2, within(0.1));
    }
}

package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.scale.RunningScale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learners of floats, on feeds that go wrong. */
@Tag("slow")
final class Float32StabilityTest {
    private static final int WINDOW = 200;
    private static final int STEPS = 700;

    static Stream<Arguments> learners() {
        return Stream.concat(
                Networks.of(3, DirectInput.TANH)
                        .flatMap(network -> Stream.of(
                                Arguments.of("sgd", network, Defaults.SGD.withNetwork(network)),
                                Arguments.of("ekf", network, Defaults.EKF.withNetwork(network)),
                                Arguments.of("kronecker", network, Defaults.KRONECKER.withNetwork(network)),
                                Arguments.of("paper", network, Defaults.PAPER.with(network, 10)),
                                Arguments.of("readout", network, Defaults.READOUT.with(network, 10)),
                                Arguments.of("diagonal", network, Defaults.DIAGONAL.with(network, 5)),
                                Arguments.of("node", network, Defaults.BLOCK.with(network, 3)))),
                Stream.of(Arguments.of("rls", null, Defaults.RLS), Arguments.of("naive", null, Defaults.NAIVE)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("learners")
    void shouldStayFinite(String name, NetworkSettings network, LearnerSettings settings) {
        for (Feed feed : Feed.values()) {
            Learner learner = settings.create(Feed.P, 5, Precision.FLOAT32);
            RolloutState rollout = learner.rollout();
            RunningScale[] scales = Stream.generate(() -> new RunningScale(WINDOW))
                    .limit(Feed.P + 1)
                    .toArray(RunningScale[]::new);
            double[][] rows = feed.observations();
            for (int t = 0; t < STEPS; t++) {
                double[] x = new double[Feed.P];
                for (int k = 0; k < Feed.P; k++) {
                    scales[k].update(rows[t][k]);
                    x[k] = scales[k].standardize(rows[t][k]);
                }
                assertThat(rollout.forecast(x))
                        .as("%s at %d", feed, t)
                        .isBetween(-RolloutState.FORECAST_BOUND, RolloutState.FORECAST_BOUND);
                scales[Feed.P].update(rows[t][Feed.P]);
                step(learner, t % 13 == 12, x, scales[Feed.P].standardize(rows[t][Feed.P]));
                rollout.restart();
                assertFinite(learner, t, feed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldStayFiniteAtTheEdgesOfAllSettings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 100; trial++) {
            LearnerSettings settings = Variants.atTheEdges(random);
            int inputs = random.nextInt(1, 5);
            Learner learner = settings.create(inputs, seed, Precision.FLOAT32);
            RolloutState rollout = learner.rollout();
            for (int t = 0; t < 200; t++) {
                double[] x = Networks.uniform(random, inputs, random.nextBoolean() ? 1 : RunningScale.CLAMP);
                assertThat(rollout.forecast(x))
                        .as("%s, %d inputs, step %d", settings, inputs, t)
                        .isBetween(-RolloutState.FORECAST_BOUND, RolloutState.FORECAST_BOUND);
                double label = RunningScale.CLAMP * random.nextInt(-1, 2) * random.nextDouble();
                step(learner, random.nextInt(10) == 0, x, label);
                rollout.restart();
                assertFinite(learner, t, settings);
            }
        }
    }

    private static void step(Learner learner, boolean skip, double[] x, double label) {
        if (skip) {
            learner.skip(x);
        } else {
            learner.learn(x, label);
        }
    }

    private static void assertFinite(Learner learner, int step, Object what) {
        if (step % 20 == 19) {
            assertThat(Ledger.of(learner::visit).isFinite())
                    .as("%s at %d", what, step)
                    .isTrue();
        }
    }
}

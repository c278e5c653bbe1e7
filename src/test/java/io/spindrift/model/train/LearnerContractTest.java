package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.spindrift.model.Ledger;
import io.spindrift.model.series.LearnerTemplates;
import io.spindrift.waiting.Waiting;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every learner owes, with the default settings. */
final class LearnerContractTest {
    private static final int P = 4;
    private static final long SERIES = 13;

    private final SplittableRandom random = new SplittableRandom(50);

    static Stream<Arguments> learners() {
        return Stream.of(
                Arguments.of("sgd", Defaults.SGD),
                Arguments.of("ekf", Defaults.EKF),
                Arguments.of("kronecker", Defaults.KRONECKER),
                Arguments.of("paper", Defaults.PAPER),
                Arguments.of("readout", Defaults.READOUT),
                Arguments.of("diagonal", Defaults.DIAGONAL),
                Arguments.of("block", Defaults.BLOCK),
                Arguments.of("rls", Defaults.RLS),
                Arguments.of("mlp", Defaults.MLP),
                Arguments.of("naive", Defaults.NAIVE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void shouldNotChange_whenARolloutForecasts(String name, LearnerSettings settings) {
        Learner learner = settings.create(P, SERIES);
        for (int t = 0; t < 12; t++) {
            Ledger before = Ledger.of(learner::visit);
            RolloutState rollout = learner.rollout();
            double[] x = regressor();
            double forecast = rollout.forecast(x);
            rollout.advance(regressor());
            rollout.forecast(regressor());
            rollout.advance(regressor());
            rollout.restart();
            assertThat(rollout.forecast(x)).isEqualTo(forecast);
            assertThat(Ledger.of(learner::visit).bits()).isEqualTo(before.bits());
            move(learner, t, x);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void shouldContinueWithTheSameBits_fromEveryStep(String name, LearnerSettings settings) {
        Learner whole = settings.create(P, SERIES);
        Learner parts = settings.create(P, SERIES);
        for (int t = 0; t < 40; t++) {
            Ledger saved = Ledger.of(parts::visit);
            Ledger savedSettings = Ledger.of(io -> LearnerTemplates.visit(settings, io));
            LearnerSettings restored = LearnerTemplates.visit(settings, savedSettings);
            parts = restored.create(P, SERIES);
            parts.visit(saved);
            assertThat(restored).isEqualTo(settings);
            double[] x = regressor();
            assertThat(parts.rollout().forecast(x)).isEqualTo(whole.rollout().forecast(x));
            move(whole, t, x);
            move(parts, t, x);
            assertThat(Ledger.of(parts::visit).bits())
                    .as("step %d", t)
                    .isEqualTo(Ledger.of(whole::visit).bits());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void shouldRestoreSettingsOverThoseOfAnyOtherKind(String name, LearnerSettings settings) {
        learners().forEach(other -> {
            Ledger saved = Ledger.of(io -> LearnerTemplates.visit(settings, io));
            LearnerSettings template = (LearnerSettings) other.get()[1];
            assertThat(LearnerTemplates.visit(template, saved)).isEqualTo(settings);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void shouldCountTheBytesOfItsState(String name, LearnerSettings settings) {
        for (int inputs : new int[] {1, P, 9}) {
            Learner learner = settings.create(inputs, SERIES);
            assertThat(settings.stateBytes(inputs))
                    .isEqualTo(Ledger.of(learner::visit).bytes());
        }
    }

    /** Those without process noise: a rollout propagates without it. */
    static Stream<Arguments> noiseless() {
        return learners()
                .filter(arguments -> !(arguments.get()[1] instanceof ParticleFilterSettings filter)
                        || filter.processNoiseStddev() == 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noiseless")
    void shouldRollOutAsALearnerThatSkips(String name, LearnerSettings settings) {
        Learner learner = settings.create(P, SERIES);
        for (int t = 0; t < 20; t++) {
            move(learner, t, regressor());
        }
        RolloutState rollout = learner.rollout();
        for (int k = 0; k < 6; k++) {
            double[] x = regressor();
            rollout.advance(x);
            learner.skip(x);
            double[] next = regressor();
            assertThat(rollout.forecast(next)).isEqualTo(learner.rollout().forecast(next));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void shouldAllocateNothing_afterTheFirstSteps(String name, LearnerSettings settings) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Learner learner = settings.create(P, SERIES);
        RolloutState rollout = learner.rollout();
        int steps = 200;
        double[][] xs = new double[steps][];
        // Made before, since a sine allocates on some JVMs.
        double[] labels = new double[steps];
        for (int t = 0; t < steps; t++) {
            xs[t] = regressor();
            labels[t] = label(t, xs[t]);
        }
        // Vectors are objects until their loops have been compiled, which a busy machine is slow to do.
        long deadline = System.nanoTime() + Waiting.BOUND.toNanos();
        long allocated = Long.MAX_VALUE;
        while (allocated > 0 && System.nanoTime() < deadline) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int t = 0; t < steps; t++) {
                rollout.restart();
                rollout.forecast(xs[t]);
                move(learner, t, xs[t], labels[t]);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).as("bytes in %d steps", steps).isZero();
    }

    private static void move(Learner learner, int step, double[] x) {
        move(learner, step, x, label(step, x));
    }

    private static void move(Learner learner, int step, double[] x, double label) {
        if (step % 7 == 4) {
            learner.skip(x);
        } else {
            learner.learn(x, label);
        }
    }

    private static double label(int step, double[] x) {
        return StrictMath.sin(x[0] + 0.5 * x[1]) + (step % 10 == 0 ? 3 : 0);
    }

    private double[] regressor() {
        return Networks.uniform(random, P, 1.7);
    }
}

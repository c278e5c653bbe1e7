package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.Ledger;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.scale.RunningScale;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The default settings on feeds that go wrong, standardized as a series does it. */
@Tag("slow")
final class StabilityTest {
    private static final int WINDOW = 200;
    private static final int LAST = 300;
    /** Twenty particles with much noise may lose their way: of single runs, three in a hundred come back late. */
    private static final int DRAWS = 5;

    private static final Map<Feed, double[][]> FEEDS = new EnumMap<>(Feed.class);

    static {
        for (Feed feed : Feed.values()) {
            FEEDS.put(feed, feed.observations());
        }
    }

    static Stream<Arguments> learners() {
        return Stream.concat(
                Networks.of(3, DirectInput.TANH)
                        .flatMap(network -> Stream.of("sgd", "ekf", "kronecker", "paper", "readout", "diagonal", "node")
                                .map(name -> Arguments.of(name, network, small(name, network)))),
                Stream.of(Arguments.of("rls", null, Defaults.RLS), Arguments.of("naive", null, Defaults.NAIVE)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("learners")
    void shouldStayFiniteAndRecover_afterADisturbance(String name, NetworkSettings network, LearnerSettings settings) {
        int draws = settings instanceof ParticleFilterSettings filter && filter.processNoiseStddev() > 0 ? DRAWS : 1;
        double[][][] undisturbed = runs(draws, Feed.UNDISTURBED, settings, Feed.STEPS);
        for (Feed feed : EnumSet.complementOf(EnumSet.of(Feed.UNDISTURBED))) {
            boolean scaled = feed == Feed.HUGE || feed == Feed.TINY;
            int steps = scaled ? 600 : Feed.STEPS;
            double error = share(runs(draws, feed, settings, steps), steps);
            double expected = share(undisturbed, steps);
            assertThat(error).as("%s", feed).isLessThan(scaled ? 1.01 * expected : 1.2 * expected + 0.12);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldStayFiniteAtTheEdgesOfAllSettings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 100; trial++) {
            LearnerSettings settings = Variants.atTheEdges(random);
            int inputs = random.nextInt(1, 5);
            Learner learner = settings.create(inputs, seed);
            RolloutState rollout = learner.rollout();
            for (int t = 0; t < 200; t++) {
                double[] x = extreme(random, inputs);
                assertThat(rollout.forecast(x))
                        .as("%s, %d inputs, step %d", settings, inputs, t)
                        .isBetween(-RolloutState.FORECAST_BOUND, RolloutState.FORECAST_BOUND);
                if (random.nextInt(10) == 0) {
                    learner.skip(x);
                } else {
                    learner.learn(x, extreme(random, 1)[0]);
                }
                rollout.restart();
                if (t % 20 == 19) {
                    assertThat(Ledger.of(learner::visit).isFinite())
                            .as("%s, %d inputs, step %d", settings, inputs, t)
                            .isTrue();
                }
            }
        }
    }

    /** Feeds that are quiet for long, so that R falls, at the edges where covariances are least held up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKeepItsCovariances_overLongConstantStretches(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 6; trial++) {
            LearnerSettings settings = Variants.withLeastDrift(random);
            for (int kind = 0; kind < 4; kind++) {
                Learner learner = settings.create(2, seed);
                RolloutState rollout = learner.rollout();
                for (int t = 0; t < 6000; t++) {
                    double[] x = quiet(kind, t);
                    assertThat(rollout.forecast(x))
                            .isBetween(-RolloutState.FORECAST_BOUND, RolloutState.FORECAST_BOUND);
                    learner.learn(x, kind == 3 ? StrictMath.sin(0.05 * t) : t % 2000 == 1999 ? 10 : 0);
                    rollout.restart();
                }
                assertThat(Ledger.of(learner::visit).isFinite())
                        .as("%s, feed %d", settings, kind)
                        .isTrue();
            }
        }
    }

    /** Constant, constant at the bound, alternating, or slowly moving regressors. */
    private static double[] quiet(int kind, int t) {
        return switch (kind) {
            case 0 -> new double[] {1, 1};
            case 1 -> new double[] {10, -10};
            case 2 -> new double[] {t % 2 == 0 ? 10 : -10, 1};
            default -> new double[] {10 * StrictMath.sin(0.01 * t), 10 * StrictMath.sin(0.02 * t)};
        };
    }

    /** Returns extreme standardized numbers: the largest possible ones, zeros, and random ones. */
    private static double[] extreme(SplittableRandom random, int count) {
        double bound = RunningScale.CLAMP;
        double[] values = Networks.uniform(random, count, random.nextBoolean() ? 1 : bound);
        for (int k = 0; k < count; k++) {
            if (random.nextInt(3) == 0) {
                values[k] = bound * random.nextInt(-1, 2);
            }
        }
        return values;
    }

    private static double[][][] runs(int draws, Feed feed, LearnerSettings settings, int steps) {
        double[][][] runs = new double[draws][][];
        for (int draw = 0; draw < draws; draw++) {
            runs[draw] = run(feed, settings, steps, 5L + draw);
        }
        return runs;
    }

    /** Labels and the errors of their forecasts. */
    private static double[][] run(Feed feed, LearnerSettings settings, int steps, long series) {
        Learner learner = settings.create(Feed.P, series);
        RolloutState rollout = learner.rollout();
        RunningScale[] scales = Stream.generate(() -> new RunningScale(WINDOW))
                .limit(Feed.P + 1)
                .toArray(RunningScale[]::new);
        double[][] rows = FEEDS.get(feed);
        double[][] results = new double[2][steps];
        for (int t = 0; t < steps; t++) {
            double[] x = new double[Feed.P];
            for (int k = 0; k < Feed.P; k++) {
                scales[k].update(rows[t][k]);
                x[k] = scales[k].standardize(rows[t][k]);
            }
            double label = rows[t][Feed.P];
            double forecast = rollout.forecast(x);
            assertThat(forecast)
                    .as("%s at %d", feed, t)
                    .isBetween(-RolloutState.FORECAST_BOUND, RolloutState.FORECAST_BOUND);
            results[0][t] = label;
            results[1][t] = label - scales[Feed.P].restore(forecast);
            if (t % 13 == 12) {
                learner.skip(x);
            } else {
                scales[Feed.P].update(label);
                learner.learn(x, scales[Feed.P].standardize(label));
            }
            rollout.restart();
            if (t % 100 == 99) {
                assertThat(Ledger.of(learner::visit).isFinite())
                        .as("%s at %d", feed, t)
                        .isTrue();
            }
        }
        return results;
    }

    /** The mean square error of the last forecasts, as a share of the variance of their labels; the mean over runs. */
    private static double share(double[][][] runs, int end) {
        double share = 0;
        for (double[][] results : runs) {
            RunningScale labels = new RunningScale(LAST);
            double squares = 0;
            for (int t = end - LAST; t < end; t++) {
                labels.update(results[0][t]);
                squares += results[1][t] * results[1][t] / LAST;
            }
            share += squares / labels.deviation() / labels.deviation() / runs.length;
        }
        return share;
    }

    private static LearnerSettings small(String name, NetworkSettings network) {
        return switch (name) {
            case "sgd" -> Defaults.SGD.withNetwork(network);
            case "ekf" -> Defaults.EKF.withNetwork(network);
            case "kronecker" -> Defaults.KRONECKER.withNetwork(network);
            case "paper" -> Defaults.PAPER.with(network, 20);
            case "readout" -> Defaults.READOUT.with(network, 20);
            case "diagonal" -> Defaults.DIAGONAL.with(network, 10);
            default -> Defaults.BLOCK.with(network, 5);
        };
    }
}

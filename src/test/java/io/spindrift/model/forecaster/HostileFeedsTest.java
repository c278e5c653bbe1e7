package io.spindrift.model.forecaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds that break unbounded arithmetic: every number must stay finite, and every forecast near the values so far. */
@Tag("slow")
final class HostileFeedsTest {
    private static final int ROWS = 1200;
    private static final double NONE = Double.NaN;
    private static final double[] EXTREME = {
        1e300, -1e300, 1e-300, 0, 4e-320, 1e18, -1e18, 1, -0.0, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE
    };
    private static final SplittableRandom RANDOM = new SplittableRandom(77);
    private static final double[] NORMAL = java.util.stream.DoubleStream.generate(RANDOM::nextGaussian)
            .limit(ROWS)
            .toArray();
    private static final int[] DRAWN = RANDOM.ints(ROWS, 0, 1000).toArray();

    static Stream<Arguments> feeds() {
        return Stream.of(
                Arguments.of("runs without a value", feed(t -> t % 200 > 60 && t % 200 < 190 ? NONE : 5 + NORMAL[t])),
                Arguments.of("one value, then none", feed(t -> t == 0 ? 7 : NONE)),
                Arguments.of("a constant, then noise", feed(t -> t < 400 ? 3 : 3 + NORMAL[t])),
                Arguments.of("noise, then a constant", feed(t -> t < 100 ? NORMAL[t] : 3)),
                Arguments.of("alternating signs", feed(t -> t % 2 == 0 ? 1e9 : -1e9)),
                Arguments.of("alternating signs that grow", feed(t -> (t % 2 == 0 ? 1 : -1) * Math.pow(1.5, t))),
                Arguments.of("exponential growth", feed(t -> Math.pow(1.7, t))),
                Arguments.of("exponential decay", feed(t -> 1e300 * Math.pow(0.3, t))),
                Arguments.of("spikes", feed(t -> DRAWN[t] < 30 ? 1e12 * NORMAL[t] : NORMAL[t])),
                Arguments.of("extreme numbers", feed(t -> EXTREME[DRAWN[t] % EXTREME.length])),
                Arguments.of(
                        "extreme numbers after a quiet start",
                        feed(t -> t < 300 ? 10 + NORMAL[t] : EXTREME[DRAWN[t] % EXTREME.length])),
                Arguments.of("an extreme start", feed(t -> t < 3 ? EXTREME[t] : NORMAL[t])),
                Arguments.of("a tiny start", feed(t -> t < 3 ? 1e-300 : 1e300)),
                Arguments.of("steps of any size", feed(t -> Math.pow(10, DRAWN[t / 40] % 12))),
                Arguments.of("two units in turn", feed(t -> (100 + NORMAL[t]) * (t / 50 % 2 == 0 ? 1 : 1000))),
                Arguments.of("numbers below zero", feed(t -> -1e5 + t % 24 + (t % 100 == 0 ? -1e7 : 0))));
    }

    private static double[] feed(IntToDoubleFunction values) {
        double[] feed = new double[ROWS];
        for (int t = 0; t < ROWS; t++) {
            double value = values.applyAsDouble(t);
            feed[t] = Double.isNaN(value) ? NONE : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
        }
        return feed;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("feeds")
    void shouldStayFiniteAndNearThePast_whenFedWith(String name, double[] values) {
        check(new Forecasting(true, 0, Forecasting.to(24)), values);
        check(new Forecasting(true, 2, 1, 3, 96), values);
        check(new Forecasting(false, 0, 24), values);
        check(new Forecasting(true, 0, 1), values);
    }

    private static void check(Forecasting run, double[] values) {
        double min = Double.MAX_VALUE;
        double max = -Double.MAX_VALUE;
        for (int t = 0; t < values.length; t++) {
            run.observe(values[t]);
            if (!Double.isNaN(values[t])) {
                min = Math.min(min, values[t]);
                max = Math.max(max, values[t]);
            }
            // A level shift moves the range of the past as a whole, and a change of unit stretches it.
            double margin = 1e-6 * Math.max(Math.abs(min), Math.abs(max)) + 3 * (max / 2 - min / 2);
            for (int k = 0; run.forecaster.known() && k < run.count(); k++) {
                assertThat(run.forecaster.forecast(k))
                        .as("h=%d at %d", run.horizon(k), t)
                        .isFinite()
                        .isBetween(min - margin, max + margin);
                assertThat(run.forecaster.scale(k)).isFinite().isNotNegative();
            }
            if (t % 50 == 49) {
                assertThat(run.saved().isFinite()).as("state at %d", t).isTrue();
            }
        }
        assertThat(run.saved().isFinite()).isTrue();
    }
}

package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.scale.ForecastBounds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForecastDistributionsTest {
    private static final List<Double> LEVELS = List.of(0.8, 0.95);
    private static final int[] HORIZONS = {1, 2, 3, 6, 12, 24};

    @ParameterizedTest
    @CsvSource({
        "NOISE, 1, 3500",
        "NOISE, 24, 1500",
        "CALENDAR, 1, 1500",
        "CALENDAR, 6, 3500",
        "BURSTS, 1, 1500",
        "BURSTS, 24, 1500",
        "STICKY, 1, 1500",
        "STICKY, 3, 1500"
    })
    void shouldFollowItsEquations(Generated series, int horizon, int rows) {
        Replay replay = new Replay(LEVELS, horizon);
        PlainDistribution plain = new PlainDistribution(horizon, 0.8, 0.95);
        double[] values = series.values(rows, 11);
        for (int t = 0; t < values.length; t++) {
            double pValue = plain.learn(values[t]);
            plain.issue(values[t], Replay.spread(t), 1, Replay.time(t + horizon));
            replay.take(values[t]);
            double[] bounds = plain.bounds();
            double tolerance = 2e-6 * (bounds[3] - bounds[2]) + 1e-12;
            assertThat(new double[] {replay.lower(0, 0), replay.upper(0, 0), replay.lower(0, 1), replay.upper(0, 1)})
                    .as("row %d", t)
                    .containsExactly(bounds, within(tolerance));
            assertThat(Math.log(replay.pValue(0))).as("row %d", t).isEqualTo(Math.log(pValue), within(1e-5));
        }
    }

    /** A bound that is too often on one side is wrong, even if coverage is right. */
    @ParameterizedTest
    @EnumSource
    void shouldMissAsOftenAsItSays_onBothSides(Generated series) {
        Replay replay = new Replay(List.of(0.5, 0.8, 0.95), 1);
        double[] values = series.values(20_000, 5);
        int[] below = new int[3];
        int[] above = new int[3];
        for (int t = 0; t < values.length; t++) {
            for (int i = 0; i < 3 && t >= 1000; i++) {
                below[i] += values[t] < replay.lower(0, i) - 1e-9 ? 1 : 0;
                above[i] += values[t] > replay.upper(0, i) + 1e-9 ? 1 : 0;
            }
            replay.take(values[t], series == Generated.NOISE ? 50 : values[t]);
        }
        for (int i = 0; i < 3; i++) {
            double half = (1 - new double[] {0.5, 0.8, 0.95}[i]) / 2;
            double missed = (below[i] + above[i]) / 19_000.0;
            // A repeated value is inside an interval of any width.
            boolean sticky = series == Generated.STICKY || series == Generated.BURSTS;
            assertThat(missed).as("level %d", i).isBetween(sticky ? 0 : 2 * half - 0.01, 2 * half + 0.01);
            if (!sticky) {
                assertThat(below[i] / 19_000.0).as("below, level %d", i).isEqualTo(half, within(0.01));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "laplace", "student"})
    void shouldGiveUniformPValues_whenErrorsAreIndependent(String distribution) {
        SplittableRandom random = new SplittableRandom(77);
        DoubleSupplier errors = errors(distribution, random);
        Replay replay = new Replay(LEVELS, 1);
        int counted = 0;
        int[] below = new int[4];
        double[] bounds = {0.5, 0.1, 0.01, 0.001};
        for (int t = 0; t < 60_000; t++) {
            replay.take(errors.getAsDouble(), 0);
            if (t >= 5000) {
                counted++;
                for (int i = 0; i < bounds.length; i++) {
                    below[i] += replay.pValue(0) <= bounds[i] ? 1 : 0;
                }
            }
        }
        for (int i = 0; i < bounds.length; i++) {
            double expected = bounds[i] * counted;
            // Five deviations of a binomial count, and 5 % for the error of running rates.
            double tolerance = 5 * Math.sqrt(expected * (1 - bounds[i])) + 0.05 * expected;
            assertThat((double) below[i]).as("p <= %s", bounds[i]).isEqualTo(expected, within(tolerance));
        }
    }

    private static DoubleSupplier errors(String distribution, SplittableRandom random) {
        return switch (distribution) {
            case "normal" -> random::nextGaussian;
            case "laplace" -> () -> Math.log(random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            default ->
                () -> {
                    double a = random.nextGaussian();
                    double b = random.nextGaussian();
                    double c = random.nextGaussian();
                    double d = random.nextGaussian();
                    return 2 * random.nextGaussian() / Math.sqrt(a * a + b * b + c * c + d * d);
                };
        };
    }

    /** Halves and doubles of the scale come for weeks; the interval follows, which one of constant width cannot. */
    @Test
    void shouldBeNarrowWhereErrorsAreSmall_whenHoursDiffer() {
        Replay replay = new Replay(LEVELS, 1);
        double[] values = Generated.CALENDAR.values(5000, 3);
        double night = 0;
        double day = 0;
        for (int t = 0; t < values.length; t++) {
            double width = t < 2000 ? 0 : replay.upper(0, 0) - replay.lower(0, 0);
            // The time of the first row is 22:13.
            boolean quiet = t % 24 < 7;
            night += quiet ? width / 7 : 0;
            day += quiet ? 0 : width / 17;
            replay.take(values[t]);
        }
        assertThat(night / day).isLessThan(0.35);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnWithTheSameBits_whenRestoredAtAnyRow(Generated series) {
        Replay whole = new Replay(LEVELS, HORIZONS);
        Replay parts = new Replay(LEVELS, HORIZONS);
        double[] values = series.values(150, 2);
        for (int t = 0; t < values.length; t++) {
            whole.take(values[t]);
            parts.take(values[t]);
            assertThat(parts.pValues()).isEqualTo(whole.pValues());
            for (int k = 0; k < HORIZONS.length; k++) {
                assertThat(parts.lower(k, 1)).isEqualTo(whole.lower(k, 1));
                assertThat(parts.upper(k, 0)).isEqualTo(whole.upper(k, 0));
            }
            ForecastDistributions restored = new ForecastDistributions(HORIZONS, LEVELS);
            Ledger saved = Ledger.of(parts.distributions()::visit);
            restored.visit(saved);
            parts = new Replay(restored, HORIZONS);
        }
        assertThat(Ledger.of(parts.distributions()::visit).bits())
                .isEqualTo(Ledger.of(whole.distributions()::visit).bits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "1e100", "-1e100", "1e-300"})
    void shouldHaveIntervalsOfNoWidth_whenAValueNeverChanges(double value) {
        Replay replay = new Replay(LEVELS, 1, 24);
        for (int t = 0; t < 300; t++) {
            replay.take(value);
            if (t >= 24) {
                assertThat(replay.pValue(0)).isOne();
            }
        }
        assertThat(replay.lower(0, 1)).isEqualTo(value);
        assertThat(replay.upper(0, 1)).isEqualTo(value);
    }

    @Test
    void shouldWiden_whenAValueChangesAfterALongTimeWithoutChange() {
        Replay replay = new Replay(LEVELS, 1);
        SplittableRandom random = new SplittableRandom(4);
        for (int t = 0; t < 3000; t++) {
            replay.take(0);
        }
        int inside = 0;
        for (int t = 0; t < 2000; t++) {
            double value = random.nextGaussian();
            inside += t >= 1000 && value >= replay.lower(0, 1) && value <= replay.upper(0, 1) ? 1 : 0;
            replay.take(value, 0);
        }
        assertThat(inside / 1000.0).isEqualTo(0.95, within(0.025));
    }

    @Test
    void shouldStayFiniteAndInOrder_whenValuesAreHostile() {
        double[] sizes = {0, 1e100, -1e100, 1e-300, 1, Double.MIN_VALUE, -3, 1e100, 1e100, 1e-100};
        Replay replay = new Replay(List.of(0.95, 0.1, 0.5, 0.8, 0.999), HORIZONS);
        SplittableRandom random = new SplittableRandom(8);
        for (int t = 0; t < 4000; t++) {
            int kind = t / 200 % 4;
            double value = kind == 0
                    ? sizes[t % sizes.length]
                    : kind == 1
                            ? sizes[t / 40 % sizes.length]
                            : kind == 2 ? sizes[random.nextInt(10)] : random.nextGaussian();
            double forecast = kind == 2 ? sizes[random.nextInt(10)] : value;
            replay.take(value, forecast);
            for (int k = 0; k < HORIZONS.length; k++) {
                assertThat(t < HORIZONS[k] || replay.pValue(k) >= 1e-12 && replay.pValue(k) <= 1)
                        .as("row %d", t)
                        .isTrue();
                double outer = replay.lower(k, 4);
                for (int level : new int[] {4, 0, 3, 2, 1}) {
                    assertThat(replay.lower(k, level)).isFinite().isGreaterThanOrEqualTo(outer);
                    outer = replay.lower(k, level);
                }
                for (int level : new int[] {1, 2, 3, 0, 4}) {
                    assertThat(replay.upper(k, level)).isFinite().isGreaterThanOrEqualTo(outer);
                    outer = replay.upper(k, level);
                }
            }
            if (t % 10 == 0) {
                assertThat(Ledger.of(replay.distributions()::visit).isFinite())
                        .as("row %d", t)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldHaveMonotoneQuantiles_whichAreTheBoundsAtTheirProbabilities() {
        Replay replay = new Replay(LEVELS, 3);
        double[] values = Generated.BURSTS.values(2000, 9);
        for (double value : values) {
            replay.take(value);
            PredictiveDistribution distribution = replay.distributions().newest(0);
            double before = Double.NEGATIVE_INFINITY;
            for (int i = 1; i < 400; i++) {
                double quantile = distribution.quantile(i / 400.0);
                assertThat(quantile).isFinite().isGreaterThanOrEqualTo(before - 1e-12);
                before = quantile;
            }
            assertThat(distribution.quantile(0.1)).isEqualTo(replay.lower(0, 0), within(1e-9));
            assertThat(distribution.quantile(0.975)).isEqualTo(replay.upper(0, 1), within(1e-9));
            assertThat(distribution.quantile(1e-9)).isEqualTo(distribution.quantile(0.001));
            assertThat(distribution.forecast()).isEqualTo(value);
        }
    }

    @Test
    void shouldHaveNoInterval_whenNothingIsKnownOfErrors() {
        ForecastDistributions distributions = new ForecastDistributions(new int[] {1}, LEVELS);
        distributions.learn(3, new double[1]);
        distributions.addRow(new ForecastOrigin(0, 0, ForecastBounds.NONE), true);
        distributions.issue(0, 3, 0, 0);
        assertThat(distributions.intervals(0, 0).get(0).lower()).isNaN();
        assertThat(distributions.intervals(0, 0).get(1).upper()).isNaN();
        assertThat(distributions.newest(0).quantile(0.5)).isNaN();
        assertThat(distributions.forecast(0, 0)).isEqualTo(3);
    }

    @Test
    void shouldStayWithinTheBoundsOfForecasts_andCountALabelOnABoundAsInside() {
        Replay replay = new Replay(LEVELS, 1);
        replay.setBounds(new ForecastBounds(0, Double.POSITIVE_INFINITY));
        double[] values = Generated.BURSTS.values(6000, 1);
        int missed = 0;
        for (int t = 0; t < values.length; t++) {
            missed += t > 1000 && values[t] < replay.lower(0, 0) ? 1 : 0;
            replay.take(values[t]);
            assertThat(replay.lower(0, 1)).isNotNegative();
            assertThat(replay.distributions().newest(0).quantile(0.001)).isNotNegative();
        }
        // A fifth of all values is 0.
        assertThat(missed / 5000.0).isLessThan(0.19);
    }

    @Test
    void shouldLearnNothingFromARowWithoutAValue() {
        Replay replay = new Replay(LEVELS, 1, 2);
        for (double value : Generated.NOISE.values(100, 1)) {
            replay.take(value, 50);
        }
        double[] before = Ledger.of(replay.distributions()::visit).float64s("shape.quantiles");
        for (int i = 0; i < 5; i++) {
            replay.addRow(50, false);
        }
        assertThat(Ledger.of(replay.distributions()::visit).float64s("shape.quantiles"))
                .isEqualTo(before);
        replay.take(50, 50);
        assertThat(replay.pValue(1)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p40, 0x1p-40})
    void shouldBeScaled_whenTheUnitOfTheSeriesIsAnother(double unit) {
        Replay one = new Replay(LEVELS, 2);
        Replay other = new Replay(LEVELS, 2);
        one.setStartSize(1);
        other.setStartSize(unit);
        other.setUnit(unit);
        for (double value : Generated.CALENDAR.values(800, 6)) {
            one.take(value);
            other.take(unit * value);
        }
        assertThat(other.upper(0, 1) / unit).isEqualTo(one.upper(0, 1), within(1e-9));
        assertThat(other.lower(0, 0) / unit).isEqualTo(one.lower(0, 0), within(1e-9));
    }

    /** 24 horizons: this much of a state is for all that is learned, and this much for forecasts that wait. */
    @Test
    void shouldTake25KilobytesForTheLearnedAndForTheWaiting() {
        int[] horizons = IntStream.rangeClosed(1, 24).toArray();
        FieldBytes bytes = new FieldBytes();
        new ForecastDistributions(horizons, LEVELS).visit(bytes);
        long waiting = bytes.of("waiting") + bytes.of("origin");
        assertThat(waiting).isEqualTo(22_176);
        assertThat(bytes.all() - waiting).isEqualTo(24_989);
    }
}

package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionsTest {
    private static final int SAMPLES = 300_000;
    private static final MathContext DIGITS = new MathContext(50);

    private final SplittableRandom random = new SplittableRandom(20180801);

    @Test
    void shouldGiveExpWithinTwoUlps() {
        assertThat(worst(Functions::exp, StrictMath::exp, () -> random.nextDouble(-745, 709)))
                .isLessThanOrEqualTo(2);
        assertThat(worst(Functions::exp, StrictMath::exp, this::anySmallNumber)).isLessThanOrEqualTo(2);
        assertThat(worst(Functions::exp, StrictMath::exp, () -> nearHalf(StrictMath.log(2), -1074, 1022)))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void shouldGiveLogWithinTwoUlps() {
        assertThat(worst(Functions::log, StrictMath::log, this::anyPositiveNumber))
                .isLessThanOrEqualTo(2);
        assertThat(worst(Functions::log, StrictMath::log, () -> random.nextDouble(0.4, 3)))
                .isLessThanOrEqualTo(2);
        assertThat(worst(Functions::log, StrictMath::log, () -> 1 + anySmallNumber()))
                .isLessThanOrEqualTo(2);
        assertThat(worst(Functions::log, StrictMath::log, () -> random.nextLong(1, 1L << 40) * Double.MIN_VALUE))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void shouldBeExactWhereTheResultIsKnown() {
        assertThat(Functions.exp(0)).isEqualTo(1);
        assertThat(Functions.exp(-0.0)).isEqualTo(1);
        assertThat(Functions.log(1)).isZero();
        assertThat(Functions.exp(Double.MIN_VALUE)).isEqualTo(1);
    }

    @Test
    void shouldSaturate() {
        assertThat(Functions.exp(-745)).isZero();
        assertThat(Functions.exp(-1e300)).isZero();
        assertThat(Functions.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Functions.exp(709.5)).isEqualTo(Functions.exp(709));
        assertThat(Functions.exp(Double.POSITIVE_INFINITY)).isEqualTo(Functions.exp(709));
    }

    @Test
    void shouldGiveTheLogarithmOfTheSmallestNumber_whenThereIsNone() {
        double min = Functions.log(Double.MIN_VALUE);
        assertThat(min).isEqualTo(StrictMath.log(Double.MIN_VALUE), within(2e-13));
        assertThat(Functions.log(0)).isEqualTo(min);
        assertThat(Functions.log(-0.0)).isEqualTo(min);
        assertThat(Functions.log(-5)).isEqualTo(min);
        assertThat(Functions.log(Double.NEGATIVE_INFINITY)).isEqualTo(min);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-745.13, -745, -709.1, -709, -708.4, -37, -20, -19.07, 0, 18.4, 19.07, 20, 36.74, 709, 710})
    void shouldNeverFallNearAnEdge(double edge) {
        double step = 5e-6;
        for (int i = -10_000; i < 10_000; i++) {
            double x = edge + i * step;
            assertThat(Functions.exp(x + step)).isGreaterThanOrEqualTo(Functions.exp(x));
        }
    }

    @Test
    void shouldBeFiniteEverywhere() {
        for (int i = 0; i < SAMPLES; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (!Double.isNaN(x)) {
                assertThat(Functions.exp(x)).isFinite().isNotNegative();
            }
            if (Double.isFinite(x)) {
                assertThat(Functions.log(x)).isFinite();
            }
        }
    }

    private double anySmallNumber() {
        return (random.nextBoolean() ? 1 : -1) * StrictMath.pow(10, random.nextDouble(-323, -0.3));
    }

    private double anyPositiveNumber() {
        return Double.longBitsToDouble(random.nextLong(1, Double.doubleToRawLongBits(Double.MAX_VALUE) + 1));
    }

    /** Where the reduction of the argument turns from one multiple to the next. */
    private double nearHalf(double period, int from, int to) {
        return (random.nextInt(from, to) + 0.5) * period + random.nextInt(-5, 6) * 1e-15;
    }

    private static double ulps(double actual, BigDecimal exact) {
        BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
        return new BigDecimal(actual).subtract(exact).abs().divide(ulp, DIGITS).doubleValue();
    }

    /** By the series of e^(x/2^20), squared twenty times. */
    private static BigDecimal exactLogistic(double x) {
        BigDecimal small = new BigDecimal(-x).divide(new BigDecimal(1 << 20), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal exp = BigDecimal.ONE;
        for (int k = 1; k < 14; k++) {
            term = term.multiply(small).divide(BigDecimal.valueOf(k), DIGITS);
            exp = exp.add(term, DIGITS);
        }
        for (int k = 0; k < 20; k++) {
            exp = exp.multiply(exp, DIGITS);
        }
        return BigDecimal.ONE.divide(BigDecimal.ONE.add(exp), DIGITS);
    }

    private static double worst(DoubleUnaryOperator actual, DoubleUnaryOperator expected, DoubleSupplier arguments) {
        double worst = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double x = arguments.getAsDouble();
            double right = expected.applyAsDouble(x);
            double ulps = Math.abs(actual.applyAsDouble(x) - right) / Math.ulp(right);
            assertThat(ulps).as("units in the last place at %s", x).isLessThan(1e6);
            worst = Math.max(worst, ulps);
        }
        return worst;
    }
}

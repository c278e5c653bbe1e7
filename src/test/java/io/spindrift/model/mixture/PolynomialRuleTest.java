package io.spindrift.model.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.train.PowerPrior;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolynomialRuleTest {
    private static final int EXPERTS = 5;

    private final SplittableRandom random = new SplittableRandom(21);

    /**
     * Theorem 5 of Gaillard, Stoltz and van Erven, for gradients in [−1, 1]: the regret against expert k is at most √(K (1 + log(1 + T))
     * (1 + Σ g_k²)).
     */
    @ParameterizedTest
    @CsvSource({"random", "alternating", "oneIsBest", "bestChanges"})
    void shouldKeepItsRegretBound_whenLabelsAre(String kind) {
        PolynomialRule rule = new PolynomialRule(EXPERTS, 1, 0);
        double[] regrets = new double[EXPERTS];
        double[] squares = new double[EXPERTS];
        for (int t = 1; t <= 3000; t++) {
            double label = label(kind, t);
            double[] forecasts = forecasts(kind, t);
            double mixed = mixed(rule, forecasts);
            for (int k = 0; k < EXPERTS; k++) {
                rule.learn(k, mixed, label, forecasts[k], 2);
                double gradient = (mixed - label) * (forecasts[k] - mixed);
                regrets[k] -= gradient;
                squares[k] += gradient * gradient;
            }
            double best = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < EXPERTS; k++) {
                best = Math.max(best, regrets[k] - Math.sqrt(EXPERTS * (1 + Math.log(1 + t)) * (1 + squares[k])));
            }
            assertThat(best).as("regret over its bound at %d", t).isLessThanOrEqualTo(1e-3);
        }
    }

    private double label(String kind, int t) {
        return switch (kind) {
            case "alternating" -> t % 2;
            case "bestChanges" -> t / 500 % 2;
            default -> random.nextDouble();
        };
    }

    private double[] forecasts(String kind, int t) {
        double[] forecasts = random.doubles(EXPERTS).toArray();
        if (kind.equals("oneIsBest")) {
            forecasts[2] = 0.5;
        }
        forecasts[0] = 0;
        forecasts[1] = 1;
        return forecasts;
    }

    private static double mixed(PolynomialRule rule, double[] forecasts) {
        double sum = 0;
        double mixed = 0;
        for (int k = 0; k < forecasts.length; k++) {
            double weight = PolynomialRule.weight(rule.regret(k), rule.square(k));
            sum += weight;
            mixed += weight * forecasts[k];
        }
        return sum > 0 ? mixed / sum : 0.5;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0.998, 0", "0.98, 3"})
    void shouldDiscountRegretsAndSquares_whenLabelsCome(double discount, double start) {
        PolynomialRule rule = new PolynomialRule(1, discount, start);
        double regret = start;
        double square = 0;
        for (int t = 0; t < 300; t++) {
            double m = random.nextDouble();
            double y = random.nextDouble();
            double f = random.nextDouble();
            rule.learn(0, m, y, f, 0.3);
            double gradient = 2 * (m - y) * (f - m) / 0.3;
            regret = discount * regret - gradient;
            square = discount * square + gradient * gradient;
            assertThat((double) rule.regret(0)).isCloseTo(regret, within(1e-3));
            assertThat((double) rule.square(0)).isCloseTo(square, within(1e-3 * (1 + square)));
        }
    }

    @Test
    void shouldStayFinite_whenForecastsAreHuge() {
        PolynomialRule rule = new PolynomialRule(1, 1, 0);
        for (int t = 0; t < 1000; t++) {
            rule.learn(0, 1e18, -1e18, t % 2 == 0 ? 1e18 : -1e18, 1e-30);
        }
        assertThat(rule.regret(0)).isFinite();
        assertThat(rule.square(0)).isFinite();
    }

    @Test
    void shouldKeepTheStartAndAShareOfTheRest_whenAnotherSeriesStartsWithIt() {
        PolynomialRule rule = new PolynomialRule(1, 1, 5);
        for (int t = 0; t < 300; t++) {
            rule.learn(0, 1, 0, 0.9, 1);
        }
        float regret = rule.regret(0);
        float square = rule.square(0);
        rule.discount(300);
        double share = PowerPrior.share(300, 1);
        assertThat(share).isEqualTo(0.1, within(1e-9));
        assertThat((double) rule.regret(0)).isCloseTo(5 + share * (regret - 5), within(1e-4));
        assertThat((double) rule.square(0)).isCloseTo(share * square, within(1e-4));
    }
}

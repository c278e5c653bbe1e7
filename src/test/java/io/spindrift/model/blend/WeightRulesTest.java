package io.spindrift.model.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The rules by hand, over two labels. */
final class WeightRulesTest {
    private static final double[] FORECASTS = {0, 1, 4};

    @Test
    void shouldWeighByRegretsOverTheirSquares() {
        PolynomialWeights rule = PolynomialWeights.uniform(3, 1);
        double mixed = rule.mix(FORECASTS, 0);
        assertThat(mixed).isEqualTo(5.0 / 3, within(1e-15));
        rule.update(FORECASTS, 0, mixed, 1, 2);
        // r = 2 (5/3 − 1)(f − 5/3) / 2 = −10/9, −4/9, 14/9: the regrets of the first two are 10/9 and 4/9.
        double first = (10.0 / 9) / (1 + 100.0 / 81);
        double second = (4.0 / 9) / (1 + 16.0 / 81);
        assertThat(rule.weights()[0]).isEqualTo(first / (first + second), within(1e-15));
        assertThat(rule.weights()[2]).isZero();
        assertThat(rule.mix(FORECASTS, 0)).isEqualTo(second / (first + second), within(1e-15));
    }

    @Test
    void shouldWeighByBernsteinsBound() {
        BernsteinWeights rule = new BernsteinWeights(3, 0.5);
        rule.update(FORECASTS, 0, 5.0 / 3, 1, 2);
        double[] r = {-10.0 / 9, -4.0 / 9, 14.0 / 9};
        double sum = 0;
        double mixed = 0;
        for (int k = 0; k < 3; k++) {
            double rate = Math.min(0.5 / (0.5 * Math.abs(r[k])), Math.sqrt(Math.log(4) / (r[k] * r[k])));
            double weight = rate * Math.exp(-rate * r[k] * (1 + rate * r[k]));
            sum += weight;
            mixed += weight * FORECASTS[k];
        }
        assertThat(rule.mix(FORECASTS, 0)).isEqualTo(mixed / sum, within(1e-13));
    }

    @Test
    void shouldPreferTheAnchor_untilLabelsFavorAnother() {
        Shrinkage shrinkage = new Shrinkage(1);
        assertThat(shrinkage.shrink(5, 3)).isEqualTo(3);
        shrinkage.update(5, 3, 5, Math.sqrt(0.5));
        // Σ (y − a)(f − a)/σ² = 8, Σ (f − a)²/σ² + 2 = 10.
        assertThat(shrinkage.shrink(5, 3)).isEqualTo(3 + 2 * 0.8, within(1e-14));
        shrinkage.update(5, 3, -100, Math.sqrt(0.5));
        assertThat(shrinkage.shrink(5, 3)).isEqualTo(3);
    }
}

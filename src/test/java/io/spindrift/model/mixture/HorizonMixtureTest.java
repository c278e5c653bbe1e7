package io.spindrift.model.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HorizonMixtureTest {
    private static final int EXPERTS = 4;

    private final SplittableRandom random = new SplittableRandom(31);
    private final MixtureWeights weights = new MixtureWeights(EXPERTS);
    private final MixtureForecast forecast = new MixtureForecast(EXPERTS);

    @ParameterizedTest
    @ValueSource(ints = {1, 24})
    void shouldFollowItsEquations_whenLabelsAreNoisyAndWild(int horizon) {
        HorizonMixture mixture = new HorizonMixture(EXPERTS, horizon);
        PlainMixture plain = new PlainMixture(EXPERTS, horizon);
        for (int t = 0; t < 500; t++) {
            double label = random.nextGaussian() + (t % 97 == 96 ? 80 : 0);
            double[] forecasts = forecasts(label, t);
            predict(mixture, forecasts, mixture);
            assertIssuedAs(plain, forecasts, plain);
            mixture.learn(forecast, label);
            learn(plain, forecasts, label);
        }
    }

    /** Weights come from the mean regrets of neighbors, but each learns for itself. */
    @Test
    void shouldAverageRegretsOverNeighbors_whenItHasThem() {
        HorizonMixture[] mixtures = {mixture(), mixture(), mixture()};
        PlainMixture[] plain = {plain(), plain(), plain()};
        for (int t = 0; t < 200; t++) {
            for (int i = 0; i < 3; i++) {
                double label = (i + 1) * random.nextGaussian();
                double[] forecasts = forecasts(label, t);
                predict(mixtures[i], forecasts, mixtures);
                assertIssuedAs(plain[i], forecasts, plain);
                mixtures[i].learn(forecast, label);
                learn(plain[i], forecasts, label);
            }
        }
    }

    @Test
    void shouldGiveNoWeight_whenAnExpertErrsFourTimesAsMuchAsTheBest() {
        HorizonMixture mixture = mixture();
        for (int t = 0; t < 100; t++) {
            double label = random.nextGaussian();
            double good = 0.3 * random.nextGaussian();
            predict(mixture, new double[] {0, label + good, label - 0.9 * good, label + 2.5 * good}, mixture);
            mixture.learn(forecast, label);
        }
        predict(mixture, new double[EXPERTS], mixture);
        // Its squared error is 6 to 8 times that of the others.
        assertThat(weights.awake).containsExactly(false, true, true, false);
        assertThat(weights.ofExperts()[3]).isZero();
    }

    @Test
    void shouldWakeAnExpert_whenItsErrorFalls() {
        HorizonMixture mixture = mixture();
        for (int t = 0; t < 600; t++) {
            double label = random.nextGaussian();
            double late = t < 300 ? 9 : 0.01;
            predict(mixture, new double[] {0, label + 1, label - 1, label + late}, mixture);
            assertThat(weights.awake[3]).as("at %d", t).isEqualTo(t <= 3 || weights.awake[3] && t > 300);
            mixture.learn(forecast, label);
        }
        assertThat(weights.awake[3]).isTrue();
        assertThat(weights.ofExperts()[3]).isGreaterThan(0.8);
    }

    @Test
    void shouldHaveWeightsThatSumToOneAndMakeTheMixture_whenLabelsCome() {
        HorizonMixture mixture = mixture();
        for (int t = 0; t < 300; t++) {
            double label = random.nextGaussian();
            double[] forecasts = forecasts(label, t);
            predict(mixture, forecasts, mixture);
            for (double[] rule : weights.rules) {
                assertThat(sum(rule)).isCloseTo(1, within(1e-12));
            }
            assertThat(sum(weights.last)).isCloseTo(1, within(1e-12));
            double mixed = 0;
            double[] ofExperts = weights.ofExperts();
            for (int k = 0; k < EXPERTS; k++) {
                assertThat(ofExperts[k]).isNotNegative();
                mixed += ofExperts[k] * forecasts[k];
            }
            assertThat(weights.spread(forecast)).isCloseTo(spread(ofExperts, forecasts), within(1e-5));
            assertThat(sum(ofExperts)).as("the anchor has the rest").isLessThanOrEqualTo(1 + 1e-12);
            assertThat((double) forecast.mixed()).isCloseTo(mixed, within(1e-5));
            mixture.learn(forecast, label);
        }
    }

    /** A counter that resets: at the resets, a bad expert is a little better than the best, which none can foresee. */
    @Test
    void shouldFollowTheBestExpert_whenRareLargeErrorsAreAgainstIt() {
        HorizonMixture mixture = mixture();
        double sum = 0;
        double best = 0;
        for (int t = 0; t < 4000; t++) {
            boolean reset = t % 400 == 399;
            double change = random.nextGaussian();
            double label = reset ? -3000 : change;
            double[] forecasts = {0, change + 0.1 * random.nextGaussian(), reset ? -30 : 3, change - 2};
            predict(mixture, forecasts, mixture);
            if (!reset && t > 400) {
                sum += Math.abs(label - forecast.mixed());
                best += Math.abs(label - forecasts[1]);
            }
            mixture.learn(forecast, label);
        }
        assertThat(sum).isLessThan(1.3 * best);
    }

    @Test
    void shouldForecastTheAnchor_whenExpertsSayNothing() {
        HorizonMixture mixture = mixture();
        double mixed = 0;
        double experts = 0;
        for (int t = 0; t < 2000; t++) {
            double label = random.nextGaussian();
            double[] forecasts = {0, random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            predict(mixture, forecasts, mixture);
            if (t >= 200) {
                mixed += (label - forecast.mixed()) * (label - forecast.mixed());
                experts += label * label;
            }
            mixture.learn(forecast, label);
        }
        assertThat(mixed / experts).isLessThan(1.01);
    }

    @Test
    void shouldStayFinite_whenForecastsAndLabelsAreHuge() {
        HorizonMixture mixture = mixture();
        double[] sizes = {1e300, -1e18, 1e-300, 0, 1e9};
        for (int t = 0; t < 500; t++) {
            double size = sizes[t % sizes.length];
            predict(mixture, new double[] {0, size, -size, size / 2}, mixture);
            mixture.learn(forecast, sizes[(t + 2) % sizes.length] > 1e18 ? 1e18 : sizes[(t + 2) % sizes.length]);
            assertThat(Float.isFinite(forecast.mixed())).isTrue();
            assertThat(Ledger.of(mixture::visit).isFinite()).as("at %d", t).isTrue();
        }
    }

    @Test
    void shouldGoOnWithTheSameBits_whenRestored() {
        HorizonMixture whole = mixture();
        HorizonMixture parts = mixture();
        for (int t = 0; t < 200; t++) {
            double label = random.nextGaussian();
            double[] forecasts = forecasts(label, t);
            predict(whole, forecasts, whole);
            float mixed = forecast.mixed();
            whole.learn(forecast, label);
            predict(parts, forecasts, parts);
            assertThat(forecast.mixed()).isEqualTo(mixed);
            parts.learn(forecast, label);
            HorizonMixture saved = parts;
            parts = mixture();
            parts.visit(Ledger.of(saved::visit));
        }
    }

    private static HorizonMixture mixture() {
        return new HorizonMixture(EXPERTS, 3);
    }

    private static PlainMixture plain() {
        return new PlainMixture(EXPERTS, 3);
    }

    private double[] forecasts(double label, int t) {
        double good = label + 0.5 * random.nextGaussian();
        return new double[] {0, good, label + (t < 200 ? 2 : 0.2) * random.nextGaussian(), random.nextGaussian()};
    }

    private void predict(HorizonMixture mixture, double[] forecasts, HorizonMixture... neighbors) {
        for (int k = 0; k < EXPERTS; k++) {
            forecast.setExpert(k, forecasts[k]);
        }
        mixture.weights(neighbors, 0, neighbors.length, weights);
        mixture.mix(forecast, weights);
    }

    private void assertIssuedAs(PlainMixture plain, double[] forecasts, PlainMixture... neighbors) {
        double[] rules = plain.ruleForecasts(forecasts, neighbors);
        double[] last = plain.lastWeights();
        double mixed = 0;
        for (int a = 0; a < 3; a++) {
            assertThat((double) forecast.rule(a)).as("rule %d", a).isCloseTo(rules[a], within(2e-3));
            assertThat((double) forecast.shrunk(a)).isCloseTo(plain.share(a) * rules[a], within(2e-3));
            mixed += last[a] * plain.share(a) * rules[a];
        }
        assertThat((double) forecast.mixed()).isCloseTo(mixed, within(2e-3));
    }

    /** Learns with the issued forecasts, so that rounding errors do not add up. */
    private void learn(PlainMixture plain, double[] forecasts, double label) {
        double[] rules = new double[3];
        double[] shrunk = new double[3];
        for (int a = 0; a < 3; a++) {
            rules[a] = forecast.rule(a);
            shrunk[a] = forecast.shrunk(a);
        }
        plain.learn(forecasts, rules, shrunk, forecast.mixed(), label);
    }

    private static double spread(double[] weights, double[] forecasts) {
        double sum = sum(weights);
        double square = 0;
        double mean = 0;
        for (int k = 0; k < EXPERTS && sum > 0; k++) {
            mean += weights[k] / sum * forecasts[k];
            square += weights[k] / sum * forecasts[k] * forecasts[k];
        }
        return Math.sqrt(Math.max(0, square - mean * mean));
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}

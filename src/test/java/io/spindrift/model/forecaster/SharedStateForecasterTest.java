package io.spindrift.model.forecaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.expert.Expert;
import io.spindrift.serde.StateBytes;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedStateForecasterTest {
    private final SplittableRandom random = new SplittableRandom(12);

    static Stream<Arguments> horizons() {
        return Stream.of(
                Arguments.of(new int[] {1}, 0),
                Arguments.of(new int[] {24}, 0),
                Arguments.of(new int[] {1, 3, 96}, 2),
                Arguments.of(Forecasting.to(24), 1));
    }

    @ParameterizedTest
    @MethodSource("horizons")
    void shouldNotSeeTheFuture_whenItIsScrambled(int[] horizons, int exogenous) {
        double[] values = withGaps(Forecasting.seasonal(260, 1));
        double[] scrambled = values.clone();
        for (int t = 200; t < scrambled.length; t++) {
            scrambled[t] = 1e4 * random.nextGaussian();
        }
        Forecasting one = new Forecasting(true, exogenous, horizons);
        Forecasting other = new Forecasting(true, exogenous, horizons);
        for (int t = 0; t < 201; t++) {
            one.observe(values[t]);
            other.observe(scrambled[t]);
            if (t < 200) {
                assertThat(other.forecasts()).as("row %d", t).containsExactly(one.forecasts());
            }
        }
        assertThat(other.saved().bits()).isNotEqualTo(one.saved().bits());
    }

    @ParameterizedTest
    @MethodSource("horizons")
    void shouldGoOnWithTheSameBits_whenRestoredAtAnyRow(int[] horizons, int exogenous) {
        double[] values = withGaps(Forecasting.seasonal(150, 2));
        values[5] = 1e7;
        values[90] += 5000;
        Forecasting whole = new Forecasting(true, exogenous, horizons);
        Forecasting parts = new Forecasting(true, exogenous, horizons);
        for (int t = 0; t < values.length; t++) {
            whole.observe(values[t]);
            parts.restart();
            parts.observe(values[t]);
            assertThat(parts.forecasts()).as("row %d", t).containsExactly(whole.forecasts());
        }
        assertThat(parts.saved().bits()).isEqualTo(whole.saved().bits());
    }

    @Test
    void shouldChangeNothing_whenForecastsAreRead() {
        Forecasting run = new Forecasting(true, 0, Forecasting.to(24));
        for (double value : Forecasting.seasonal(60, 3)) {
            run.observe(value);
        }
        Ledger before = run.saved();
        double[] forecasts = run.forecasts();
        for (int k = 0; k < run.count(); k++) {
            run.forecaster.scale(k);
            run.forecaster.expertForecasts(k);
            run.forecaster.expertWeights(k);
        }
        assertThat(run.saved().bits()).isEqualTo(before.bits());
        assertThat(run.forecasts()).containsExactly(forecasts);
    }

    /** forecast = Σ weight · expert + (1 − Σ weight) · newest value, where nothing bounds it. */
    @Test
    void shouldBeTheWeightedSumOfItsExperts_whenWeightsAreRead() {
        Forecasting run = new Forecasting(true, 0, Forecasting.to(12));
        double[] values = Forecasting.seasonal(300, 4);
        for (double value : values) {
            run.observe(value);
            for (int k = 0; k < run.count(); k++) {
                double[] experts = run.forecaster.expertForecasts(k);
                double[] weights = run.forecaster.expertWeights(k);
                assertThat(experts).hasSize(Expert.of(k + 1, true).size());
                double sum = 0;
                double mixed = 0;
                for (int i = 0; i < experts.length; i++) {
                    sum += weights[i];
                    mixed += weights[i] * experts[i];
                }
                mixed += (1 - sum) * value;
                assertThat(run.forecaster.forecast(k)).isCloseTo(mixed, within(1e-4));
            }
        }
    }

    @Test
    void shouldForecastNothing_whenThereWasNoValue() {
        Forecasting run = new Forecasting(false, 0, 1, 2);
        run.observe(Double.NaN);
        assertThat(run.forecaster.known()).isFalse();
        run.observe(5);
        assertThat(run.forecaster.known()).isTrue();
        assertThat(run.forecasts()).containsExactly(5, 5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {99.95, 0, -1e-300, 1e300, 0.1})
    void shouldForecastExactlyTheValue_whenItNeverChanges(double value) {
        Forecasting run = new Forecasting(true, 0, Forecasting.to(24));
        for (int t = 0; t < 200; t++) {
            run.observe(value);
            for (double forecast : run.forecasts()) {
                assertThat(forecast).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 15})
    void shouldLearnAsIfItWereMissing_whenAnEarlyValueIsImpossible(int row) {
        double[] values = Forecasting.seasonal(120, 5);
        Forecasting clean = new Forecasting(true, 0, Forecasting.to(12));
        Forecasting wild = new Forecasting(true, 0, Forecasting.to(12));
        for (int t = 0; t < values.length; t++) {
            clean.observe(t == row ? Double.NaN : values[t]);
            wild.observe(t == row ? 4_294_967_295.0 : values[t]);
            if (t >= 15) {
                assertThat(wild.forecasts()).as("row %d", t).containsExactly(clean.forecasts());
            }
        }
    }

    @Test
    void shouldLearnAllValues_whenManyEarlyOnesAreFar() {
        double[] values = Forecasting.seasonal(40, 6);
        for (int t = 8; t < values.length; t++) {
            values[t] += 1e6;
        }
        Forecasting run = new Forecasting(false, 0, 1);
        for (double value : values) {
            run.observe(value);
        }
        assertThat(run.forecasts()[0]).isCloseTo(1e6, within(1000.0));
    }

    @Test
    void shouldForecastNoNegativeValue_whenNoneOfOneHundredWasNegative() {
        Forecasting run = new Forecasting(true, 0, Forecasting.to(24));
        for (int t = 0; t < 600; t++) {
            // Like solar power: zero at night, noisy by day.
            double sun = Math.max(0, StrictMath.sin(t * Math.PI / 12));
            run.observe(Math.max(0, 50 * sun + 10 * sun * random.nextGaussian()));
            for (double forecast : run.forecasts()) {
                assertThat(forecast).as("row %d", t).isGreaterThanOrEqualTo(t < 100 ? -30 : 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("horizons")
    void shouldTakeTheBytesThatItSays_whenSaved(int[] horizons, int exogenous) {
        for (boolean networks : new boolean[] {true, false}) {
            Forecasting run = new Forecasting(networks, io.spindrift.model.past.Seasons.DEFAULT, exogenous, horizons);
            for (double value : Forecasting.seasonal(600, 7)) {
                run.observe(value);
            }
            double saved = StateBytes.save(run.forecaster::visit).length;
            assertThat(run.bytes() / saved)
                    .as("networks %s, horizons %s", networks, Arrays.toString(horizons))
                    .isBetween(0.97, 1.03);
        }
    }

    @Test
    void shouldGiveTheSameBits_whenRunTwice() {
        double[] values = withGaps(Forecasting.seasonal(200, 8));
        double[][] once = Forecasting.run(new Forecasting(true, 1, 1, 24), values);
        double[][] again = Forecasting.run(new Forecasting(true, 1, 1, 24), values);
        assertThat(Arrays.deepEquals(once, again)).isTrue();
    }

    @Test
    @Tag("slow")
    void shouldLearnWhatTheExogenousNumbersTell_whenTheyTellTheNextValue() {
        double[] values = random.doubles(1500, -1, 1).toArray();
        double told = errorWhenTold(values, 1);
        double untold = errorWhenTold(values, 0);
        assertThat(told).isLessThan(0.2 * untold);
    }

    private double errorWhenTold(double[] values, int factor) {
        Forecasting run = new Forecasting(false, 1, 1);
        double sum = 0;
        for (int t = 0; t < values.length - 1; t++) {
            run.observe(values[t], new float[] {(float) (factor * values[t + 1])});
            double error = run.forecasts()[0] - values[t + 1];
            sum += t < 500 ? 0 : error * error;
        }
        return Math.sqrt(sum);
    }

    private static double[] withGaps(double[] values) {
        for (int t = 0; t < values.length; t++) {
            if (t % 11 == 4 || t > 60 && t < 75) {
                values[t] = Double.NaN;
            }
        }
        return values;
    }
}

package io.spindrift.model.forecaster;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.Ledger;
import io.spindrift.model.mixture.MixtureForecast;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MixturesTest {
    private static final int ROWS = 400;

    private final SplittableRandom random = new SplittableRandom(41);

    private void row(Mixtures mixtures, int[] horizons, long row) {
        for (int k = 0; k < horizons.length; k++) {
            if (row >= horizons[k]) {
                mixtures.learn(k, row, random.nextGaussian());
            }
            MixtureForecast forecast = mixtures.slot(k, row);
            for (int i = 0; i < forecast.experts().length; i++) {
                forecast.setExpert(i, i == 0 ? 0 : random.nextGaussian());
            }
            mixtures.mix(k, row);
        }
    }

    /** Beyond horizon 24, the forecasts of every ⌈h/6⌉-th row wait for their labels. */
    @Test
    void shouldScoreEachForecastOrEveryFewRows_whenHorizonsAreNearOrFar() {
        int[] horizons = {1, 24, 25, 96};
        Mixtures mixtures = new Mixtures(horizons, false);
        for (int t = 0; t < ROWS; t++) {
            row(mixtures, horizons, t);
        }
        assertThat(Ledger.of(mixtures::visit).saved("mixture.labels"))
                .containsExactly(ROWS - 1L, ROWS - 24L, (ROWS - 25 + 4L) / 5, (ROWS - 96 + 15L) / 16);
    }

    /** From horizon 12 on, those no further than a twelfth of the horizon share regrets. */
    @ParameterizedTest
    @CsvSource({
        "10, 11, false",
        "10, 12, false",
        "11, 12, true",
        "12, 11, false",
        "21, 24, false",
        "22, 24, true",
        "26, 24, true",
        "27, 24, false",
        "90, 96, true",
        "87, 96, false"
    })
    void shouldMixByRegretsOfNeighbors_whenTheyAreNear(int other, int horizon, boolean shared) {
        assertThat(Arrays.equals(forecasts(horizon), forecasts(horizon, other))).isEqualTo(!shared);
    }

    /** The forecasts of the first of some horizons; each has the same experts and labels whatever the others are. */
    private static float[] forecasts(int... horizons) {
        int[] ascending = Arrays.stream(horizons).sorted().toArray();
        Mixtures mixtures = new Mixtures(ascending, false);
        SplittableRandom[] randoms =
                Arrays.stream(ascending).mapToObj(SplittableRandom::new).toArray(SplittableRandom[]::new);
        float[] forecasts = new float[ROWS];
        for (int t = 0; t < ROWS; t++) {
            for (int k = 0; k < ascending.length; k++) {
                double label = randoms[k].nextGaussian();
                if (t >= ascending[k]) {
                    mixtures.learn(k, t, 1 + label);
                }
                MixtureForecast forecast = mixtures.slot(k, t);
                forecast.clear();
                forecast.setExpert(1 + ascending[k] % 3, 1 + 0.3 * randoms[k].nextGaussian());
                float mixed = mixtures.mix(k, t);
                forecasts[t] = ascending[k] == horizons[0] ? mixed : forecasts[t];
            }
        }
        return forecasts;
    }
}

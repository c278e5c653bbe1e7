package io.spindrift.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.ObservationRef;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GaussianBandTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void shouldChooseTheMultipleInHindsight_asComputedByHand() {
        // Two rows ahead: of the errors 3, 4, 1, −10, 2 row 2 knows the first, row 3 two, row 4 three.
        GaussianBand band = GaussianBand.of(scores(2, 3, 4, 1, -10, 2), 2, 2, 0.8, 2.0 / 3);
        double two = Math.sqrt((9 + 16) / 2.0);
        double three = Math.sqrt((9 + 16 + 1) / 3.0);
        // The multiples are 1/3, 10/two and 2/three = 0.679…, and two of three labels are to be held.
        double z = 2 / three;
        assertThat(band.z()).isEqualTo(z, within(ROUNDING));
        assertThat(band.width()).isEqualTo(2 * z * (3 + two + three) / 3, within(ROUNDING));
        double within = 0.1 * z * (3 + two + three);
        assertThat(band.pinball()).isEqualTo((within + 0.5 * (10 - z * two)) / 3, within(ROUNDING));
    }

    @Test
    void shouldHaveNoWidth_whenTheCoverageIsZero() {
        GaussianBand band = GaussianBand.of(scores(1, 1, 2, 4), 1, 1, 0.8, 0);
        assertThat(band.z()).isZero();
        assertThat(band.width()).isZero();
        assertThat(band.pinball()).isEqualTo(0.5 * 3, within(ROUNDING));
    }

    @Test
    void shouldStayFinite_whenADeviationIsZero() {
        // The first counted error comes before any other is known: no multiple of 0 holds it.
        GaussianBand band = GaussianBand.of(scores(1, 1, 2), 1, 0, 0.8, 1);
        assertThat(band.z()).isEqualTo(2, within(ROUNDING));
        assertThat(band.width()).isEqualTo(2, within(ROUNDING));
    }

    @Test
    void shouldScoreIntervalsAsPublished() {
        // An interval of width 4 that is missed by 1 scores 4 + 2/α; its bounds have quantile losses of 0.1 · 4 + 1
        // together.
        double pinball = 0.5 * (0.2 * 2 + 1);
        assertThat(GaussianBand.intervalScore(0.8, pinball)).isEqualTo(4 + 2 / 0.2, within(ROUNDING));
    }

    private static List<HorizonScore> scores(int horizon, double... errors) {
        return IntStream.range(0, errors.length)
                .mapToObj(row -> new HorizonScore(
                        horizon,
                        new ObservationRef(row, null, row),
                        10,
                        10,
                        10 + errors[row],
                        new ErrorMeasures(row + 1, 0, 0, 0),
                        1,
                        List.of()))
                .toList();
    }
}

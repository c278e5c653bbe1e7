package io.spindrift.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.backtest.Data;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DisturbanceTest {
    private static final int ROWS = 2000;

    @Test
    void shouldMoveOneValueAndCountTheLabelsAfterIt_whenThereIsOneSpike() {
        Disturbance spike = new Disturbance.Spike(1000, 30);
        assertThat(moved(spike, 2)).containsExactly(1000);
        assertThat(disturbed(spike, 2)[1000]).isEqualTo(60);
        assertThat(counted(spike, 1))
                .containsExactly(IntStream.rangeClosed(1001, 1500).toArray());
    }

    @Test
    void shouldCountOnlySpikes_whenThereIsOneEveryDay() {
        Disturbance daily = new Disturbance.DailySpike(48, 1900, 30);
        assertThat(moved(daily, 1)).hasSize(ROWS / 48 + 1).startsWith(24, 72);
        assertThat(counted(daily, 24)).containsExactly(1944, 1992);
    }

    @Test
    void shouldCountForecastsFromTheThirdValueOn_whenTheLevelChanges() {
        Disturbance shift = new Disturbance.Shift(1000, 10);
        assertThat(moved(shift, 1)).hasSize(1000).startsWith(1000);
        assertThat(counted(shift, 24)).startsWith(1026).endsWith(1500);
        assertThat(counted(new Disturbance.UnitChange(1000, 10), 1))
                .startsWith(1003)
                .endsWith(1500);
    }

    @Test
    void shouldCountAllOtherLabels_whenValuesAreMovedAtRandom() {
        Disturbance scattered = new Disturbance.Scattered(0.02, 10, 100);
        int[] moved = moved(scattered, 1);
        assertThat(moved.length).isBetween(20, 60);
        assertThat(counted(scattered, 1))
                .hasSize(ROWS
                        - 100
                        - (int) Arrays.stream(moved).filter(row -> row >= 100).count())
                .doesNotContain(moved);
    }

    @Test
    void shouldCompareErrorsOfTheSameLabels_whenValuesAreMissing() {
        // Squares: the naive errors of horizon h are h (2t − h).
        double[] values = IntStream.range(0, 60).mapToDouble(t -> t * t).toArray();
        LabelErrors clean = LabelErrors.of(Data.ofValues("squares", values), "naive");
        values[40] = Double.NaN;
        LabelErrors missing = LabelErrors.of(Data.ofValues("squares", values), "naive");
        // At row 41 the last known value is that of row 39: an error of 2 (2·41 − 2), not of 2·41 − 1.
        double expected = 160.0 / 81;
        assertThat(missing.over(clean, 1, (origin, label) -> label == 41)).isEqualTo(expected * expected, within(1e-9));
        assertThat(missing.over(clean, 1, (origin, label) -> label == 40)).isNaN();
        assertThat(missing.over(clean, 3, (origin, label) -> label < 40)).isEqualTo(1, within(1e-12));
        assertThat(clean.meanSize(3, (origin, label) -> label == 10 || label == 20))
                .isEqualTo(0.5 * (51 + 111), within(1e-9));
        assertThat(clean.deviation(59)).isEqualTo(117, within(1e-9));
    }

    private static double[] disturbed(Disturbance disturbance, double deviation) {
        double[] values = new double[ROWS];
        disturbance.disturb(values, deviation);
        return values;
    }

    private static int[] moved(Disturbance disturbance, double deviation) {
        double[] values = disturbed(disturbance, deviation);
        return IntStream.range(0, ROWS).filter(row -> values[row] != 0).toArray();
    }

    private static int[] counted(Disturbance disturbance, int horizon) {
        return IntStream.range(horizon, ROWS)
                .filter(label -> disturbance.counts(label - horizon, label))
                .toArray();
    }
}

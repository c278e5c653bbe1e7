package io.spindrift.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.report.Curves.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CurvesTest {
    private static final int POINTS = 5000;

    private final SplittableRandom random = new SplittableRandom(3);

    private Curves curves() {
        double[] noise = random.doubles(POINTS, -1, 1).toArray();
        double[] steps = new double[POINTS];
        for (int i = 1; i < POINTS; i++) {
            steps[i] = steps[i - 1] + random.nextDouble();
        }
        noise[1234] = 50;
        noise[4321] = -50;
        return Curves.of(
                LongStream.range(0, POINTS).map(i -> 10 * i).toArray(),
                List.of(new Curve("noise", noise), new Curve("steps", steps)));
    }

    @Test
    void shouldKeepAllPoints_whenThereAreFew() {
        Curves curves = curves();
        assertThat(curves.thinned(POINTS)).isSameAs(curves);
    }

    @ParameterizedTest
    @ValueSource(ints = {4999, 1000, 60, 12})
    void shouldKeepExtremesAndEnds(int max) {
        Curves curves = curves();
        Curves thinned = curves.thinned(max);
        assertThat(thinned.rows()).isEqualTo(POINTS);
        assertThat(thinned.x().length).isBetween(max / 3, max);
        assertThat(thinned.x()).startsWith(0).endsWith(10 * (POINTS - 1));
        assertThat(thinned.x()).isSorted();
        assertThat(thinned.curves().get(0).y()).contains(50, -50);
        for (int i = 0; i < thinned.x().length; i++) {
            int at = (int) thinned.x()[i] / 10;
            for (int k = 0; k < 2; k++) {
                assertThat(thinned.curves().get(k).y()[i])
                        .isEqualTo(curves.curves().get(k).y()[at]);
            }
        }
    }

    @Test
    void shouldKeepExtremesWhenThinnedAgain() {
        Curves thinned = curves().thinned(2000).reduced(0.02);
        assertThat(thinned.rows()).isEqualTo(POINTS);
        assertThat(thinned.x().length).isLessThanOrEqualTo(40);
        assertThat(Arrays.stream(thinned.curves().get(0).y()).max()).hasValue(50);
    }
}

package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.numeric.Noise.Purpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NoiseTest {
    private static final int ROWS = 1000;
    private static final int PARTICLES = 1000;
    private static final double SAMPLES = (double) ROWS * PARTICLES;

    private final Noise noise = new Noise(12, 7);

    @Test
    void shouldGiveTheSameSamplesForTheSameCoordinates() {
        double[] again = normals(new Noise(12, 7), Purpose.PROCESS_NOISE, 5, 3, 100);
        assertThat(normals(noise, Purpose.PROCESS_NOISE, 5, 3, 100)).isEqualTo(again);
        assertThat(noise.uniform(Purpose.RESAMPLING, 9)).isEqualTo(new Noise(12, 7).uniform(Purpose.RESAMPLING, 9));
    }

    @Test
    void shouldNotDependOnTheNumberOfParticles() {
        assertThat(normals(noise, Purpose.START, 0, 0, 100)).startsWith(normals(noise, Purpose.START, 0, 0, 10));
    }

    /** Computed apart from this code, from the definition and a bisection of erfc. */
    @Test
    void shouldNeverChange() {
        assertThat(noise.uniform(Purpose.RESAMPLING, 0)).isEqualTo(1506874227845821L * 0x1p-53);
        assertThat(noise.uniform(Purpose.RESAMPLING, 1)).isEqualTo(7656642799774841L * 0x1p-53);
        assertThat(noise.uniform(Purpose.RESAMPLING, 1000000)).isEqualTo(4950252024584455L * 0x1p-53);
        double[] row = normals(noise, Purpose.PROCESS_NOISE, 5, 3, 100);
        assertThat(row[0]).isCloseTo(-0.8809066291337995, within(1e-14));
        assertThat(row[1]).isCloseTo(1.3507679745889203, within(1e-14));
        assertThat(row[99]).isCloseTo(0.5276201139714188, within(1e-14));
    }

    @Test
    void shouldDifferInEveryCoordinate() {
        List<double[]> rows = new ArrayList<>();
        rows.add(normals(noise, Purpose.PROCESS_NOISE, 5, 3, 100));
        rows.add(normals(noise, Purpose.START, 5, 3, 100));
        rows.add(normals(noise, Purpose.RESAMPLING, 5, 3, 100));
        rows.add(normals(noise, Purpose.PROCESS_NOISE, 6, 3, 100));
        rows.add(normals(noise, Purpose.PROCESS_NOISE, 5, 4, 100));
        rows.add(normals(new Noise(13, 7), Purpose.PROCESS_NOISE, 5, 3, 100));
        rows.add(normals(new Noise(12, 8), Purpose.PROCESS_NOISE, 5, 3, 100));
        rows.add(normals(new Noise(7, 12), Purpose.PROCESS_NOISE, 5, 3, 100));
        Set<Double> samples = new HashSet<>();
        rows.forEach(row -> {
            for (double sample : row) {
                samples.add(sample);
            }
        });
        assertThat(samples).hasSize(800);
    }

    @Test
    void shouldAddScaledSamplesToTheFirstEntriesOnly() {
        double[] unit = normals(noise, Purpose.PROCESS_NOISE, 1, 1, 6);
        double[] row = {1, 2, 3, 4, 5, 6};
        noise.addNormals(Purpose.PROCESS_NOISE, 1, 1, 0.5, row, 4);
        for (int i = 0; i < 4; i++) {
            assertThat(row[i]).isEqualTo(i + 1 + 0.5 * unit[i]);
        }
        assertThat(row).endsWith(5, 6);
    }

    @Test
    void shouldHaveTheMomentsOfAStandardNormal() {
        double[] powers = new double[5];
        for (int parameter = 0; parameter < ROWS; parameter++) {
            for (double sample : normals(noise, Purpose.PROCESS_NOISE, 1, parameter, PARTICLES)) {
                double power = 1;
                for (int k = 0; k < powers.length; k++) {
                    powers[k] += power / SAMPLES;
                    power *= sample;
                }
            }
        }
        double deviations = 4.5 / Math.sqrt(SAMPLES);
        assertThat(powers[1]).as("mean").isCloseTo(0, within(deviations));
        assertThat(powers[2]).as("variance").isCloseTo(1, within(deviations * Math.sqrt(2)));
        assertThat(powers[3]).as("third moment").isCloseTo(0, within(deviations * Math.sqrt(15)));
        assertThat(powers[4]).as("fourth moment").isCloseTo(3, within(deviations * Math.sqrt(96)));
    }

    @Test
    void shouldNotCorrelateBetweenNeighbors() {
        double particles = 0;
        double parameters = 0;
        double steps = 0;
        double series = 0;
        for (int r = 0; r < ROWS; r++) {
            double[] row = normals(noise, Purpose.PROCESS_NOISE, 1, r, PARTICLES);
            double[] nextParameter = normals(noise, Purpose.PROCESS_NOISE, 1, r + 1, PARTICLES);
            double[] nextStep = normals(noise, Purpose.PROCESS_NOISE, 2, r, PARTICLES);
            double[] nextSeries = normals(new Noise(13, 7), Purpose.PROCESS_NOISE, 1, r, PARTICLES);
            for (int i = 0; i < PARTICLES - 1; i++) {
                particles += row[i] * row[i + 1] / SAMPLES;
                parameters += row[i] * nextParameter[i] / SAMPLES;
                steps += row[i] * nextStep[i] / SAMPLES;
                series += row[i] * nextSeries[i] / SAMPLES;
            }
        }
        double bound = 4.5 / Math.sqrt(SAMPLES);
        assertThat(particles).as("particles").isCloseTo(0, within(bound));
        assertThat(parameters).as("parameters").isCloseTo(0, within(bound));
        assertThat(steps).as("steps").isCloseTo(0, within(bound));
        assertThat(series).as("series").isCloseTo(0, within(bound));
    }

    @Test
    void shouldGiveUniformSamplesThatFillTheOpenUnitInterval() {
        int bins = 100;
        int samples = 1_000_000;
        int[] counts = new int[bins];
        for (int step = 0; step < samples; step++) {
            double sample = noise.uniform(Purpose.RESAMPLING, step);
            assertThat(sample).isGreaterThan(0).isLessThan(1);
            counts[(int) (sample * bins)]++;
        }
        double expected = (double) samples / bins;
        double chiSquared = 0;
        for (int count : counts) {
            chiSquared += (count - expected) * (count - expected) / expected;
        }
        double degrees = bins - 1;
        assertThat(chiSquared).isCloseTo(degrees, within(4.5 * Math.sqrt(2 * degrees)));
    }

    private static double[] normals(Noise noise, Purpose purpose, long step, int parameter, int count) {
        double[] row = new double[count];
        noise.addNormals(purpose, step, parameter, 1, row, count);
        return row;
    }
}

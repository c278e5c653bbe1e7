package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.scale.ForecastBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds and p-values, compared with those of src/test/resources/distribution/vectors.txt. */
final class DistributionVectorsTest {
    private static final Path VECTORS = Path.of("src", "test", "resources", "distribution", "vectors.txt");
    private static final int ROWS = 1200;

    @ParameterizedTest
    @CsvSource({"walk, 1", "walk, 6", "bursts, 1", "bursts, 24"})
    void shouldIssueTheBoundsOfTheOtherImplementation(String kind, int horizon) throws IOException {
        Map<Integer, String[]> expected = vectors(kind, horizon);
        assertThat(expected).hasSizeGreaterThan(60);
        double[] values = kind.equals("walk") ? walk() : bursts();
        ForecastDistributions distributions = new ForecastDistributions(new int[] {horizon}, List.of(0.8, 0.95));
        double[] pValues = new double[1];
        for (int t = 0; t < ROWS; t++) {
            distributions.learn(values[t], pValues);
            distributions.addRow(new ForecastOrigin(Replay.time(t), Generated.HOUR, ForecastBounds.NONE), true);
            distributions.issue(0, values[t], 0.125 * (1 + t % 5), 1);
            if (expected.containsKey(t)) {
                assertRow(expected.get(t), distributions, pValues[0]);
            }
        }
    }

    private static void assertRow(String[] expected, ForecastDistributions distributions, double pValue) {
        long row = distributions.rows() - 1;
        double tolerance = 2e-6 * (number(expected, 6) - number(expected, 5)) + 1e-12;
        for (int level = 0; level < 2; level++) {
            assertThat(distributions.intervals(0, row).get(level).lower())
                    .as("row %d", row)
                    .isEqualTo(number(expected, 3 + 2 * level), within(tolerance));
            assertThat(distributions.intervals(0, row).get(level).upper())
                    .as("row %d", row)
                    .isEqualTo(number(expected, 4 + 2 * level), within(tolerance));
        }
        if (!expected[7].equals("-")) {
            assertThat(Math.log(pValue)).as("row %d", row).isEqualTo(Math.log(number(expected, 7)), within(1e-5));
        }
    }

    private static double number(String[] fields, int i) {
        return Double.parseDouble(fields[i]);
    }

    private static Map<Integer, String[]> vectors(String kind, int horizon) throws IOException {
        return Files.readAllLines(VECTORS).stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields[0].equals(kind) && fields[1].equals(String.valueOf(horizon)))
                .collect(Collectors.toMap(fields -> Integer.valueOf(fields[2]), fields -> fields));
    }

    /** A random walk that is quiet at night. */
    private static double[] walk() {
        Uniform generator = new Uniform();
        double[] values = new double[ROWS];
        double level = 20;
        for (int t = 0; t < ROWS; t++) {
            level += (t % 24 < 7 ? 0.25 : 1) * generator.spread();
            values[t] = level;
        }
        return values;
    }

    /** Decaying bursts, an eighth of the values 0. */
    private static double[] bursts() {
        Uniform generator = new Uniform();
        double[] values = new double[ROWS];
        double level = 20;
        for (int t = 0; t < ROWS; t++) {
            double shock = generator.next();
            level = 0.75 * level + (shock > 0.9375 ? 1 / (1.0009765625 - shock) / 16 : 0);
            values[t] = generator.next() < 0.125 ? 0 : level;
        }
        return values;
    }

    /** A linear congruential generator, of numbers with 24 bits. */
    private static final class Uniform {
        private long state = 7;

        double next() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (state >>> 40) * 0x1p-24;
        }

        double spread() {
            return 2 * (next() + next() + next() - 1.5);
        }
    }
}

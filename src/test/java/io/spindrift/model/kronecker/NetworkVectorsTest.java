package io.spindrift.model.kronecker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.kronecker.SmallNetworkSettings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forecasts in floats, compared with those of src/test/resources/kronecker/vectors.py in doubles. */
final class NetworkVectorsTest {
    private static final int ROWS = 3000;
    private static final int INPUTS = 5;
    private static final Path VECTORS = Path.of("src", "test", "resources", "kronecker", "vectors.txt");

    @ParameterizedTest
    @CsvSource({"COUPLED_LSTM, coupled", "GLU, glu", "CENTERED_MLP, mlp", "GATED_LSTM, gated"})
    void shouldForecastAsTheReferenceDoes(Kind kind, String name) throws IOException {
        Map<Integer, Double> expected = vectors(name);
        assertThat(expected).hasSize(70);
        SmallNetwork network = network(kind);
        Generator generator = new Generator(1);
        float before = 0;
        for (int t = 0; t < ROWS; t++) {
            float[] x = new float[INPUTS];
            for (int k = 0; k < INPUTS; k++) {
                x[k] = (float) (4 * generator.uniform() - 2);
            }
            float forecast = network.forecast(x);
            if (expected.containsKey(t)) {
                assertThat((double) forecast)
                        .as("%s, observation %d", name, t)
                        .isEqualTo(expected.get(t), within(1e-4));
            }
            double label = 0.5 * x[0] * x[1] + Math.abs(x[2]) - 1 + 0.5 * before + 0.25 * (generator.uniform() - 0.5);
            network.learn((float) label);
            before = x[3];
        }
    }

    private static SmallNetwork network(Kind kind) {
        SmallNetwork network = Networks.create(kind, INPUTS);
        Generator generator = new Generator(2);
        double stddev = Networks.SETTINGS.get(kind).stddev(INPUTS);
        int ordinary = kind.gates * network.units();
        for (int b = 0; b < ordinary; b++) {
            float[] row = network.weights()[b];
            for (int c = 0; c < row.length; c++) {
                row[c] = (float) (stddev * generator.spread());
            }
        }
        return network;
    }

    private static Map<Integer, Double> vectors(String name) throws IOException {
        Map<Integer, Double> vectors = new TreeMap<>();
        for (String line : Files.readAllLines(VECTORS)) {
            String[] fields = line.split(" ");
            if (fields[0].equals(name)) {
                vectors.put(Integer.valueOf(fields[1]), Double.valueOf(fields[2]));
            }
        }
        return vectors;
    }

    /** The generator of vectors.py. */
    private static final class Generator {
        private long state;

        Generator(long seed) {
            state = seed;
        }

        double uniform() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (state >>> 40) * 0x1p-24;
        }

        double spread() {
            return 2 * (uniform() + uniform() + uniform() - 1.5);
        }
    }
}

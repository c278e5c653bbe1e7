package io.spindrift.model.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.series.SeriesModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

final class PriorPoolTest {
    private static final int SIZE = 3;
    private static final int HORIZONS = 2;
    private static final double START = 0.01;

    private final SplittableRandom random = new SplittableRandom(11);

    /** The learned numbers of a series. */
    private record Learned(float[][] weights, double[] noise, double[][] covariance) {}

    /** A covariance that is kept as it is. */
    private static final class Plain implements PooledCovariance {
        private DMatrixRMaj matrix;

        Plain(double[][] matrix) {
            this.matrix = new DMatrixRMaj(matrix);
        }

        @Override
        public DMatrixRMaj dense() {
            return matrix.copy();
        }

        @Override
        public void replace(DMatrixRMaj covariance) {
            matrix = covariance;
        }

        @Override
        public double startVariance() {
            return START;
        }
    }

    private Learned learned() {
        float[][] weights = new float[HORIZONS][SIZE];
        double[] noise = new double[HORIZONS];
        for (int h = 0; h < HORIZONS; h++) {
            noise[h] = random.nextDouble(0.1, 2);
            for (int i = 0; i < SIZE; i++) {
                weights[h][i] = (float) random.nextGaussian();
            }
        }
        double[][] covariance = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = i == j ? 1 + random.nextDouble() : 0.1 * random.nextDouble();
                covariance[j][i] = covariance[i][j];
            }
        }
        return new Learned(weights, noise, covariance);
    }

    private static Learned pooled(List<Learned> series) {
        PriorPool pool = new PriorPool();
        for (Learned each : series) {
            pool.next();
            pool.regression("r", each.weights, each.noise, new Plain(each.covariance));
        }
        pool.finish();
        float[][] weights = new float[HORIZONS][SIZE];
        Plain covariance = new Plain(new double[SIZE][SIZE]);
        pool.regression("r", weights, new double[HORIZONS], covariance);
        double[][] found = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                found[i][j] = covariance.matrix.get(i, j);
            }
        }
        return new Learned(weights, null, found);
    }

    /** (BW), (BT) and (BU) with plain loops. */
    @Test
    void shouldStartWithMeanAndTotalCovariance_whenSeriesDiffer() {
        List<Learned> series = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            series.add(learned());
        }
        int n = series.size();
        double[][] mean = new double[HORIZONS][SIZE];
        double noise = 0;
        for (Learned each : series) {
            for (int h = 0; h < HORIZONS; h++) {
                noise += each.noise[h];
                for (int i = 0; i < SIZE; i++) {
                    mean[h][i] += each.weights[h][i] / (double) n;
                }
            }
        }
        Learned found = pooled(series);
        for (int i = 0; i < SIZE; i++) {
            for (int h = 0; h < HORIZONS; h++) {
                assertThat((double) found.weights[h][i]).isCloseTo(mean[h][i], within(1e-6));
            }
            for (int j = 0; j < SIZE; j++) {
                double within = 0;
                double products = 0;
                for (Learned each : series) {
                    within += each.covariance[i][j] / n;
                    for (int h = 0; h < HORIZONS; h++) {
                        products += (each.weights[h][i] - mean[h][i]) * (each.weights[h][j] - mean[h][j]);
                    }
                }
                double between = (n * products / noise + (i == j ? START : 0)) / n;
                assertThat(found.covariance[i][j])
                        .isCloseTo(within + (1 + 1.0 / n) * between, within(1e-12 * (1 + Math.abs(between))));
            }
        }
    }

    @Test
    void shouldKeepTheWeightsAndAssumeThatSeriesDiffer_whenThereIsOne() {
        Learned series = learned();
        Learned found = pooled(List.of(series));
        assertThat(found.weights).isDeepEqualTo(series.weights);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                double expected = series.covariance[i][j] + (i == j ? 2 * START : 0);
                assertThat(found.covariance[i][j]).isCloseTo(expected, within(1e-12));
            }
        }
    }

    /** A horizon beyond the length of a series has learned nothing, which is not that its weights are 0. */
    @Test
    void shouldLeaveAHorizonOut_whenASeriesHasNoErrorsOfIt() {
        Learned whole = learned();
        Learned shorter = new Learned(new float[HORIZONS][SIZE], new double[HORIZONS], whole.covariance);
        shorter.weights[0][0] = 1;
        shorter.noise[0] = 1;
        Learned found = pooled(List.of(whole, shorter));
        assertThat(found.weights[1]).containsExactly(whole.weights[1]);
        assertThat(found.weights[0][0]).isEqualTo((whole.weights[0][0] + 1) / 2, within(1e-6f));
    }

    @Test
    void shouldStartWithTheMean_whenNumbersAreVisited() {
        PriorPool pool = new PriorPool();
        for (float number : new float[] {1, 2, 6}) {
            pool.next();
            pool.mean("m", new float[] {number, -number});
        }
        pool.finish();
        float[] numbers = new float[2];
        pool.mean("m", numbers);
        assertThat(numbers).containsExactly(3, -3);
    }

    @Test
    void shouldFail_whenThereIsNoSeries() {
        assertThatThrownBy(() -> new PriorPool().finish()).hasMessage("expected at least one series to pool, got none");
    }

    /** Another version of EJML may sum in another order. */
    @Test
    void shouldHaveTheVersionOfEjml_thatTheCoreVersionStandsFor() {
        String jar = DMatrixRMaj.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        assertThat(SeriesModel.CORE_VERSION + " " + jar.replaceFirst(".*/", "")).isEqualTo("1 ejml-core-0.46.1.jar");
    }
}

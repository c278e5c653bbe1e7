package io.spindrift.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.bench.kernels.reference.EjmlEkf;
import io.spindrift.bench.kernels.reference.EjmlFilter;
import io.spindrift.bench.kernels.reference.EjmlRtrl;
import io.spindrift.bench.kernels.reference.Normals;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.EkfSettings;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.ParticleFilterSettings;
import io.spindrift.model.train.SgdSettings;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * The reference implementations compute the same as ours: the same parameters give the same forecasts, gradients and
 * covariances.
 */
final class ReferenceTest {
    private static final int UNITS = 4;
    private static final int INPUTS = 3;
    private static final int PARTICLES = 7;
    private static final int STEPS = 40;
    private static final double TOLERANCE = 1e-9;
    private static final long SERIES = 5;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void shouldForecastAndWeighAsTheFilterDoes() {
        ParticleFilterSettings paper = Defaults.PAPER;
        // Without noise, so that both go the same way; and never resampled, since each draws its own start.
        Learner ours = new ParticleFilterSettings(
                        Defaults.NETWORK.withUnits(UNITS),
                        PARTICLES,
                        0,
                        paper.noise(),
                        paper.noiseRatio(),
                        0,
                        0,
                        paper.initStddev(),
                        paper.remedies(),
                        paper.seed())
                .create(INPUTS, SERIES);
        EjmlFilter reference =
                new EjmlFilter(UNITS, INPUTS, PARTICLES, 0, paper.noiseRatio(), 0, Normals.ziggurat(SERIES));
        Stored stored = Stored.of(ours);
        for (int i = 0; i < PARTICLES; i++) {
            reference.set(i, stored.parameters(i));
        }
        for (int step = 0; step < STEPS; step++) {
            double[] x = regressor();
            double expected = ours.rollout().forecast(x);
            ours.learn(x, label(x));
            assertThat(reference.step(x, label(x))).isCloseTo(expected, within(TOLERANCE));
            assertThat(reference.effectiveSampleSize())
                    .isCloseTo(ours.effectiveSampleSize().orElseThrow(), within(TOLERANCE));
        }
    }

    @Test
    void shouldHaveTheGradientOfGradientDescent() {
        // A rate so small that no bound is met.
        double rate = 1e-3;
        SgdSettings settings = new SgdSettings(Defaults.NETWORK.withUnits(UNITS), rate, 0, 0.3, 1);
        Learner ours = settings.create(INPUTS, SERIES);
        EjmlRtrl reference = new EjmlRtrl(UNITS, INPUTS, rate);
        double[] before = Stored.of(ours).parameters(0);
        reference.set(before);
        for (int step = 0; step < STEPS; step++) {
            double[] x = regressor();
            double forecast = ours.rollout().forecast(x);
            assertThat(reference.step(x, label(x))).isCloseTo(forecast, within(TOLERANCE));
            ours.learn(x, label(x));
            double[] after = Stored.of(ours).parameters(0);
            double[] gradient = new double[after.length];
            for (int k = 0; k < after.length; k++) {
                gradient[k] = (after[k] - before[k]) / (2 * rate * (label(x) - forecast));
            }
            assertThat(reference.lastGradient()).containsExactly(gradient, within(TOLERANCE));
            before = after;
        }
        List<double[]> rows = Stored.of(ours).rows("sgd.sensitivity");
        int columns = rows.get(0).length;
        for (int j = 0; j < UNITS; j++) {
            double[] row = new double[columns];
            System.arraycopy(reference.outputSensitivities(), j * columns, row, 0, columns);
            assertThat(row).containsExactly(rows.get(UNITS + j), within(TOLERANCE));
        }
    }

    @Test
    void shouldHaveTheCovarianceOfTheKalmanFilter() {
        // Small variances and much noise, so that no bound is met.
        EkfSettings defaults = Defaults.EKF;
        EkfSettings settings = new EkfSettings(
                Defaults.NETWORK.withUnits(UNITS),
                defaults.initStddev(),
                0.02,
                defaults.stateInitVariance(),
                defaults.parameterProcessNoise(),
                defaults.stateProcessNoise(),
                2,
                defaults.seed());
        Learner ours = settings.create(INPUTS, SERIES);
        EjmlEkf reference = new EjmlEkf(UNITS, INPUTS, settings.parameterProcessNoise(), settings.noiseRatio());
        reference.begin(Stored.of(ours).parameters(0), settings.stateInitVariance(), settings.parameterInitVariance());
        for (int step = 0; step < STEPS; step++) {
            double[] x = regressor();
            double forecast = ours.rollout().forecast(x);
            ours.learn(x, label(x));
            assertThat(reference.step(x, label(x))).isCloseTo(forecast, within(TOLERANCE));
        }
        DMatrixRMaj covariance = reference.covariance();
        Stored stored = Stored.of(ours);
        int states = stored.rows("ekf.state").size();
        assertThat(states + stored.rows("ekf.parameters").size()).isEqualTo(covariance.numRows);
        for (int i = 0; i < covariance.numRows; i++) {
            for (int j = 0; j <= i; j++) {
                double expected = entry(stored, i, j, states);
                assertThat(covariance.get(i, j)).isCloseTo(expected, within(TOLERANCE));
                assertThat(covariance.get(j, i)).isCloseTo(expected, within(TOLERANCE));
            }
        }
    }

    /** Returns an entry of the covariance of state and parameters, whose parts are stored separately. */
    private static double entry(Stored stored, int i, int j, int states) {
        if (i < states) {
            return stored.rows("ekf.state").get(i)[j];
        }
        return j < states
                ? stored.rows("ekf.cross").get(j)[i - states]
                : stored.rows("ekf.parameters").get(i - states)[j - states];
    }

    private double[] regressor() {
        return random.doubles(INPUTS, -1, 1).toArray();
    }

    private static double label(double[] x) {
        return x[0] * x[1];
    }
}

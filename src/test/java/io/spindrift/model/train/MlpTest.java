package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.numeric.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MlpTest {
    private static final MlpSettings SMALL = new MlpSettings(3, 4000, 1, 0.3, 1e-9, 1, 1);

    private final SplittableRandom random = new SplittableRandom(4);

    /** The gain P g of the first step is P_0 g: a learning step moves parameters along the gradient of its forecast. */
    @Test
    void shouldMoveAlongTheGradientByCentralDifferences() {
        int inputs = 4;
        double[] x = Networks.uniform(random, inputs, 1);
        Mlp mlp = new Mlp(SMALL, inputs, 1, Precision.FLOAT64);
        double[] start = Ledger.of(mlp::visit).float64s("mlp.parameters").clone();
        double forecast = mlp.rollout().forecast(x);
        mlp.learn(x, forecast + 1e-3);
        double[] moved = Ledger.of(mlp::visit).float64s("mlp.parameters");
        double[] gradient = new double[start.length];
        double variance = 1;
        for (int i = 0; i < start.length; i++) {
            double up = plain(start, i, 1e-6, x, inputs);
            double down = plain(start, i, -1e-6, x, inputs);
            gradient[i] = (up - down) / 2e-6;
            variance += prior(i, inputs) * gradient[i] * gradient[i];
        }
        assertThat(plain(start, 0, 0, x, inputs)).isEqualTo(forecast, within(1e-12));
        for (int i = 0; i < start.length; i++) {
            assertThat(moved[i] - start[i])
                    .as("parameter %d", i)
                    .isEqualTo(prior(i, inputs) * gradient[i] * 1e-3 / variance, within(1e-10));
        }
    }

    private static double prior(int parameter, int inputs) {
        return (parameter < 3 * (inputs + 1) ? 0.3 : 1) + 1e-9;
    }

    /** (L), written plainly. */
    private static double plain(double[] parameters, int changed, double by, double[] x, int inputs) {
        double[] theta = parameters.clone();
        theta[changed] += by;
        int units = 3;
        double forecast = theta[theta.length - 1];
        for (int j = 0; j < units; j++) {
            double sum = theta[j * (inputs + 1) + inputs];
            for (int k = 0; k < inputs; k++) {
                sum += theta[j * (inputs + 1) + k] * x[k];
            }
            forecast += theta[units * (inputs + 1) + j] * StrictMath.tanh(sum);
        }
        for (int k = 0; k < inputs; k++) {
            forecast += theta[units * (inputs + 2) + k] * x[k];
        }
        return forecast;
    }

    @Test
    void shouldLearnAFunctionThatNoLinearModelCan() {
        Mlp mlp = new Mlp(Defaults.MLP, 2, 1, Precision.FLOAT64);
        Rls linear = new Rls(Defaults.RLS, 2, Precision.FLOAT64);
        double[] squares = new double[2];
        for (int t = 0; t < 3000; t++) {
            double[] x = Networks.uniform(random, 2, 1.7);
            double label = x[0] * x[1] + 0.05 * random.nextGaussian();
            if (t >= 2000) {
                squares[0] += Math.pow(label - mlp.rollout().forecast(x), 2) / 1000;
                squares[1] += Math.pow(label - linear.rollout().forecast(x), 2) / 1000;
            }
            mlp.learn(x, label);
            linear.learn(x, label);
        }
        assertThat(squares[0]).isLessThan(0.01);
        assertThat(squares[1]).isGreaterThan(0.5);
    }

    @Test
    void shouldHaveFewerUnits_whenTheCovarianceWouldBeTooLarge() {
        assertThat(Defaults.MLP.unitsFor(8)).isEqualTo(24);
        assertThat(Defaults.MLP.unitsFor(32)).isEqualTo(7);
        assertThat(Defaults.MLP.unitsFor(1000)).isOne();
    }
}

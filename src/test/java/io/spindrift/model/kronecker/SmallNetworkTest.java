package io.spindrift.model.kronecker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.kronecker.SmallNetworkSettings.Kind;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.state.ByteCounter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SmallNetworkTest {
    private static final int INPUTS = 5;

    private final SplittableRandom random = new SplittableRandom(3);

    /** Central differences of the forecast in floats, by each weight: δ uᵀ within their rounding. */
    @ParameterizedTest
    @EnumSource
    void shouldDifferentiateAsCentralDifferencesDo(Kind kind) {
        SmallNetwork network = Networks.create(kind, INPUTS);
        for (int t = 0; t < 60; t++) {
            step(network, t);
        }
        float[] x = Networks.uniform(random, INPUTS, 1.5);
        Activations row = network.activations();
        network.forward(x, network.current(), row);
        float[] delta = slopes(network, kind, row);
        Activations moved = network.activations();
        float[][] weights = network.weights();
        for (int b = 0; b < weights.length; b++) {
            for (int c = 0; c < weights[b].length; c++) {
                float weight = weights[b][c];
                weights[b][c] = weight + 0.01f;
                network.forward(x, network.current(), moved);
                double up = moved.forecast;
                weights[b][c] = weight - 0.01f;
                network.forward(x, network.current(), moved);
                double down = moved.forecast;
                weights[b][c] = weight;
                assertThat((double) delta[b] * row.inputs[c])
                        .as("row %d, input %d", b, c)
                        .isEqualTo((up - down) / 0.02, within(2e-4));
            }
        }
    }

    /** The slopes, without the running mean that the centered network subtracts. */
    private static float[] slopes(SmallNetwork network, Kind kind, Activations row) {
        float[] delta = new float[network.weights().length];
        double[] mean = kind == Kind.CENTERED_MLP
                ? Ledger.of(network::visit).float64s("network.meanDelta")
                : new double[delta.length];
        network.differentiate(row, network.readoutWeights(), delta);
        for (int j = 0; j < delta.length; j++) {
            delta[j] += (float) mean[j];
        }
        return delta;
    }

    @ParameterizedTest
    @EnumSource
    void shouldLearnAProductOfRegressors(Kind kind) {
        SmallNetwork network = Networks.create(kind, INPUTS);
        double squares = 0;
        double variance = 0;
        for (int t = 0; t < 4000; t++) {
            float[] x = Networks.uniform(random, INPUTS, 1.7);
            float label = x[0] * x[1];
            double error = label - network.forecast(x);
            if (t >= 3000) {
                squares += error * error;
                variance += label * label;
            }
            network.learn(label);
        }
        assertThat(squares / variance).isLessThan(0.15);
    }

    /** Constant rows, zeros, wild regressors, wild labels: 100,000 rows. Weights that have been certain for so long change slowly. */
    @ParameterizedTest
    @EnumSource
    void shouldStayFinite_whenLabelsAndRegressorsAreHostile(Kind kind) {
        SmallNetwork network = Networks.create(kind, INPUTS);
        disturb(network, 100_000, 5000);
        plain(network, 9000);
        assertThat(plain(network, 1000)).isLessThan(0.5);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReturnToItsError_whenADisturbanceIsOver(Kind kind) {
        SmallNetwork network = Networks.create(kind, INPUTS);
        plain(network, 2000);
        double before = plain(network, 1000);
        disturb(network, 400, 50);
        plain(network, 3000);
        assertThat(plain(network, 1000)).isLessThan(1.2 * before + 0.05);
    }

    private void disturb(SmallNetwork network, int rows, int period) {
        for (int t = 0; t < rows; t++) {
            float forecast = network.forecast(hostile(t, period));
            assertThat(Math.abs(forecast)).isLessThanOrEqualTo(20);
            int spike = t % (period / 5);
            network.learn(spike == 3 ? 1000 : spike == 7 ? -1000 : (t / period) % 2);
            if (t % 10_000 == 9_999) {
                assertThat(Ledger.of(network::visit).isFinite()).isTrue();
            }
        }
    }

    private float[] hostile(int t, int period) {
        return switch ((t / period) % 4) {
            case 0 -> new float[] {1, 1, 1, 1, 1};
            case 1 -> new float[INPUTS];
            case 2 -> Networks.uniform(random, INPUTS, 10);
            default -> new float[] {t % 50 == 0 ? -10 : 0, 1, -1, t % 2, 10};
        };
    }

    /** The mean square error over plain rows, as a share of the variance of the labels. */
    private double plain(SmallNetwork network, int rows) {
        double squares = 0;
        double variance = 0;
        for (int t = 0; t < rows; t++) {
            float[] x = Networks.uniform(random, INPUTS, 1.7);
            float label = 0.5f * x[0] - x[1] + 0.5f * x[2] * x[3];
            double error = label - network.forecast(x);
            squares += error * error;
            variance += label * label;
            network.learn(label);
        }
        return squares / variance;
    }

    @ParameterizedTest
    @EnumSource
    void shouldContinueWithTheSameBits_whenRestoredAnywhere(Kind kind) {
        SmallNetwork whole = Networks.create(kind, INPUTS);
        SmallNetwork parts = Networks.create(kind, INPUTS);
        for (int t = 0; t < 60; t++) {
            parts = restored(kind, parts);
            float[] x = Networks.uniform(random, INPUTS, 1.7);
            assertThat(parts.forecast(x)).isEqualTo(whole.forecast(x));
            parts = restored(kind, parts);
            if (t % 5 == 3) {
                whole.skip();
                parts.skip();
            } else {
                whole.learn(x[0] * x[1]);
                parts.learn(x[0] * x[1]);
            }
            assertThat(Ledger.of(parts::visit).bits())
                    .isEqualTo(Ledger.of(whole::visit).bits());
        }
    }

    private static SmallNetwork restored(Kind kind, SmallNetwork network) {
        SmallNetwork restored = Networks.create(kind, INPUTS);
        restored.visit(Ledger.of(network::visit));
        return restored;
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotChange_whenItOnlyLooksAhead(Kind kind) {
        SmallNetwork network = Networks.create(kind, INPUTS);
        for (int t = 0; t < 20; t++) {
            step(network, t);
        }
        var before = Ledger.of(network::visit).bits();
        Activations first = network.activations();
        Activations second = network.activations();
        float[] x = Networks.uniform(random, INPUTS, 1.7);
        network.forward(x, network.current(), first);
        network.forward(x, first, second);
        assertThat(Ledger.of(network::visit).bits()).isEqualTo(before);
        network.forecast(x);
        network.skip();
        assertThat(network.forecast(x)).isEqualTo(second.forecast());
    }

    /** A ring of activations whose labels come three observations later, compared with a network that learns at the same moments. */
    @ParameterizedTest
    @EnumSource
    void shouldLearnFromTheActivationsOfTheirOwnObservation_whenLabelsAreLate(Kind kind) {
        SmallNetwork network = Networks.create(kind, INPUTS);
        Deque<Activations> ring = new ArrayDeque<>();
        Activations before = network.activations();
        double squares = 0;
        for (int t = 0; t < 3000; t++) {
            float[] x = Networks.uniform(random, INPUTS, 1.7);
            Activations row = network.activations();
            network.forward(x, before, row);
            squares += t < 2500 ? 0 : Math.pow(row.forecast() - (x[0] - x[1]), 2) / 500;
            ring.add(row);
            if (ring.size() > 3) {
                Activations late = ring.remove();
                network.learn(late, late.inputs[1] - late.inputs[2]);
            }
            before = row;
        }
        assertThat(squares).isLessThan(0.05);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountTheBytesOfItsState(Kind kind) {
        for (int inputs : new int[] {1, 8, 39}) {
            SmallNetwork network = Networks.create(kind, inputs);
            assertThat(network.stateBytes()).isEqualTo(ByteCounter.of(network::visit));
        }
    }

    @Test
    void shouldRefuseALabel_whenNoForecastWaits() {
        SmallNetwork network = Networks.create(Kind.GLU, INPUTS);
        assertThatThrownBy(() -> network.learn(1)).isInstanceOf(IllegalStateException.class);
        network.forecast(new float[INPUTS]);
        network.skip();
        assertThatThrownBy(() -> network.learn(1)).hasMessage("expected a forecast before its label");
    }

    @Test
    void shouldStartFromOtherWeights_whenSeriesSeedOrIndexDiffer() {
        SmallNetworkSettings settings = SmallNetworkSettings.REGRESSION_GLU;
        float weight = settings.create(2, new Noise(1, 1), 0).weights()[0][0];
        assertThat(settings.create(2, new Noise(1, 1), 0).weights()[0][0]).isEqualTo(weight);
        assertThat(settings.create(2, new Noise(2, 1), 0).weights()[0][0]).isNotEqualTo(weight);
        assertThat(settings.create(2, new Noise(1, 2), 0).weights()[0][0]).isNotEqualTo(weight);
        assertThat(settings.create(2, new Noise(1, 1), 1).weights()[0][0]).isNotEqualTo(weight);
    }

    private void step(SmallNetwork network, int t) {
        float[] x = Networks.uniform(random, INPUTS, 1.7);
        network.forecast(x);
        if (t % 7 == 4) {
            network.skip();
        } else {
            network.learn(x[0] * x[1] + x[2]);
        }
    }
}

package io.spindrift.model.blend;

import static io.spindrift.model.kronecker.SmallNetworkSettings.REGRESSION_GLU;
import static io.spindrift.model.kronecker.SmallNetworkSettings.REGRESSION_LSTM;
import static io.spindrift.model.kronecker.SmallNetworkSettings.REGRESSION_MLP;

import io.spindrift.model.kronecker.Activations;
import io.spindrift.model.kronecker.SmallNetwork;
import io.spindrift.model.kronecker.SmallNetworkSettings;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;
import java.util.ArrayList;
import java.util.List;

/**
 * The small networks among the experts of the regression mode: a GLU and a centered MLP on the regressor, the same on the regressor with
 * the last labels, and an LSTM on the regressor. A GLU and an MLP err in different places, so a mixture of both is better than one of
 * twice the size. For the same reason one of each pair expects twice as noisy labels as the other.
 */
final class RegressionNetworks {
    /** No networks. */
    static final RegressionNetworks NONE = new RegressionNetworks(List.of(), 0);

    /** A network, and whether it also sees the last labels. */
    private record Choice(String name, SmallNetworkSettings settings, boolean seesLabels) {
        int inputs(int regressors, int labels) {
            return seesLabels ? regressors + labels : regressors;
        }
    }

    private static final double NOISY = 4;

    private static final List<Choice> CHOICES = List.of(
            new Choice("glu", REGRESSION_GLU, false),
            new Choice("mlp", REGRESSION_MLP.withErrorRatio(NOISY), false),
            new Choice("glu-labels", REGRESSION_GLU.withErrorRatio(NOISY), true),
            new Choice("mlp-labels", REGRESSION_MLP, true),
            new Choice("lstm", REGRESSION_LSTM, false));

    private final List<SmallNetwork> networks;
    /** The regressor and the last labels; a network reads the first numbers of it. */
    private final float[] input;

    private RegressionNetworks(List<SmallNetwork> networks, int inputs) {
        this.networks = networks;
        input = new float[inputs];
    }

    /** Creates networks at their start. */
    static RegressionNetworks of(int regressors, int labels, Noise noise) {
        List<SmallNetwork> networks = new ArrayList<>();
        for (Choice choice : CHOICES) {
            networks.add(choice.settings.create(choice.inputs(regressors, labels), noise, networks.size()));
        }
        return new RegressionNetworks(networks, regressors + labels);
    }

    /** Returns the bytes of their state. */
    static long bytes(int regressors, int labels) {
        return CHOICES.stream()
                .mapToLong(choice -> choice.settings.stateBytes(choice.inputs(regressors, labels)))
                .sum();
    }

    List<String> names() {
        return CHOICES.stream().limit(networks.size()).map(Choice::name).toList();
    }

    /** @param extended the regressor, and the last labels after it */
    void learn(double[] extended, double label) {
        read(extended);
        for (SmallNetwork network : networks) {
            network.forecast(input);
            network.learn((float) label);
        }
    }

    void skip(double[] extended) {
        read(extended);
        for (SmallNetwork network : networks) {
            network.forecast(input);
            network.skip();
        }
    }

    Rollout rollout() {
        return new Rollout();
    }

    void transfer(long labels) {
        networks.forEach(network -> network.transfer(PowerPrior.share(labels)));
    }

    void visit(FieldVisitor fields) {
        networks.forEach(network -> network.visit(fields));
    }

    private void read(double[] extended) {
        for (int k = 0; k < input.length; k++) {
            input[k] = (float) extended[k];
        }
    }

    /** The recurrent states, ahead of the networks, which do not change. */
    final class Rollout {
        private final List<Activations> before = buffers();
        private final List<Activations> after = buffers();

        private List<Activations> buffers() {
            return networks.stream().map(SmallNetwork::activations).toList();
        }

        void restart() {
            for (int n = 0; n < networks.size(); n++) {
                before.get(n).copy(networks.get(n).current());
            }
        }

        void advance(double[] extended) {
            forward(extended);
            for (int n = 0; n < networks.size(); n++) {
                before.get(n).copy(after.get(n));
            }
        }

        /** Writes a forecast for each network from {@code start} on. */
        void forecasts(double[] extended, double[] out, int start) {
            forward(extended);
            for (int n = 0; n < networks.size(); n++) {
                out[start + n] = after.get(n).forecast();
            }
        }

        private void forward(double[] extended) {
            read(extended);
            for (int n = 0; n < networks.size(); n++) {
                networks.get(n).forward(input, before.get(n), after.get(n));
            }
        }
    }
}

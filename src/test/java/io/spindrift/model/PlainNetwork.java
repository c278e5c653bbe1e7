package io.spindrift.model;

import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;

/** Every cell and architecture for one particle, written plainly from the equations, for comparison. */
public final class PlainNetwork {
    private final NetworkSettings settings;
    private final int p;
    private final int m;
    private final int block;

    public PlainNetwork(NetworkSettings settings, int inputs) {
        this.settings = settings;
        p = inputs;
        m = settings.units();
        block = p + m + 1;
    }

    /** s_t. */
    public Dual[] step(Dual[] gates, double[] x, Dual[] state) {
        return switch (settings.cell()) {
            case LSTM -> lstm(gates, x, state);
            case GRU -> gru(gates, x, state);
            case RNN -> rnn(gates, x, state);
        };
    }

    /** The features φ_t, without that of a bias. */
    public Dual[] features(Dual[] gates, double[] x, Dual[] before, Dual[] now) {
        boolean direct = settings.architecture() != Architecture.OUTPUT_GATED;
        boolean cell = settings.cell() == CellKind.LSTM && settings.architecture() == Architecture.UNGATED;
        Dual[] features = new Dual[direct ? m + p : m];
        for (int j = 0; j < m; j++) {
            features[j] = cell ? now[j].tanh() : output(now, j);
        }
        for (int k = m; k < features.length; k++) {
            double g = settings.directInput() == DirectInput.TANH ? StrictMath.tanh(x[k - m]) : x[k - m];
            features[k] = settings.architecture() == Architecture.UNGATED
                    ? Dual.of(g, now[0].slope().length)
                    : activation(gates, cellParameters() + (k - m) * block, x, before)
                            .logistic()
                            .times(g);
        }
        return features;
    }

    private Dual[] lstm(Dual[] gates, double[] x, Dual[] state) {
        Dual[] next = new Dual[2 * m];
        for (int j = 0; j < m; j++) {
            Dual z = activation(gates, j * block, x, state).tanh();
            Dual in = activation(gates, (m + j) * block, x, state).logistic();
            Dual forget = activation(gates, (2 * m + j) * block, x, state).logistic();
            Dual out = activation(gates, (3 * m + j) * block, x, state).logistic();
            next[j] = in.times(z).plus(forget.times(state[j]));
            next[m + j] = out.times(next[j].tanh());
        }
        return next;
    }

    private Dual[] gru(Dual[] gates, double[] x, Dual[] state) {
        Dual[] next = new Dual[m];
        for (int j = 0; j < m; j++) {
            Dual update = activation(gates, j * block, x, state).logistic();
            Dual reset = activation(gates, (m + j) * block, x, state).logistic();
            int row = (2 * m + j) * block;
            Dual fresh = gates[row + p + m];
            for (int k = 0; k < p; k++) {
                fresh = fresh.plus(gates[row + k].times(x[k]));
            }
            for (int l = 0; l < m; l++) {
                fresh = fresh.plus(reset.times(gates[row + p + l]).times(state[l]));
            }
            next[j] = update.times(fresh.tanh()).plus(update.complement().times(state[j]));
        }
        return next;
    }

    private Dual[] rnn(Dual[] gates, double[] x, Dual[] state) {
        Dual[] next = new Dual[m];
        for (int i = 0; i < m; i++) {
            Dual sum = Dual.of(0, state[0].slope().length);
            for (int j = 0; j < m; j++) {
                Dual hidden = activation(gates, j * block, x, state).tanh();
                sum = sum.plus(gates[m * block + i * m + j].times(hidden));
            }
            next[i] = sum.tanh();
        }
        return next;
    }

    private Dual activation(Dual[] gates, int first, double[] x, Dual[] state) {
        Dual sum = gates[first + p + m];
        for (int k = 0; k < p; k++) {
            sum = sum.plus(gates[first + k].times(x[k]));
        }
        for (int l = 0; l < m; l++) {
            sum = sum.plus(gates[first + p + l].times(output(state, l)));
        }
        return sum;
    }

    private Dual output(Dual[] state, int unit) {
        return settings.cell() == CellKind.LSTM ? state[m + unit] : state[unit];
    }

    private int cellParameters() {
        return switch (settings.cell()) {
            case LSTM -> 4 * m * block;
            case GRU -> 3 * m * block;
            case RNN -> m * block + m * m;
        };
    }
}

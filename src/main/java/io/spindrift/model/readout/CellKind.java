package io.spindrift.model.readout;

import io.spindrift.model.cell.BasicRnn;
import io.spindrift.model.cell.Cell;
import io.spindrift.model.cell.Gru;
import io.spindrift.model.cell.Lstm;

/** Which recurrent cell a network has. */
public enum CellKind {
    /** Long short-term memory. */
    LSTM,
    /** Gated recurrent unit. */
    GRU,
    /** Basic recurrent network. */
    RNN;

    Cell create(int inputs, int units, int particles) {
        return switch (this) {
            case LSTM -> new Lstm(inputs, units, particles);
            case GRU -> new Gru(inputs, units, particles);
            case RNN -> new BasicRnn(inputs, units, particles);
        };
    }
}

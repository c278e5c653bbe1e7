package io.spindrift.model.readout;

import io.spindrift.model.cell.BasicRnn;
import io.spindrift.model.cell.Cell;
import io.spindrift.model.cell.Gru;
import io.spindrift.model.cell.Lstm;
import io.spindrift.model.numeric.Precision;

/** The recurrent cell of a network. */
public enum CellKind {
    /** Long short-term memory. */
    LSTM,
    /** Gated recurrent unit. */
    GRU,
    /** Basic recurrent network. */
    RNN;

    Cell create(Precision precision, int inputs, int units, int particles) {
        return switch (this) {
            case LSTM -> new Lstm(precision, inputs, units, particles);
            case GRU -> new Gru(precision, inputs, units, particles);
            case RNN -> new BasicRnn(precision, inputs, units, particles);
        };
    }
}

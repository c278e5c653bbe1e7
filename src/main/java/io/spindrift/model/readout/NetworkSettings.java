package io.spindrift.model.readout;

import io.spindrift.model.state.StateExchange;

/**
 * The shape of a network.
 *
 * @param cell which recurrent cell
 * @param architecture which read-out
 * @param directInput g of the direct term
 * @param units m, 1 to 128
 */
public record NetworkSettings(CellKind cell, Architecture architecture, DirectInput directInput, int units) {
    private static final int UNITS_MOST = 128;

    public NetworkSettings {
        if (units < 1 || units > UNITS_MOST) {
            throw new IllegalArgumentException("units: expected 1 to " + UNITS_MOST + ", got " + units);
        }
    }

    /** The same shape with another m. */
    public NetworkSettings withUnits(int others) {
        return new NetworkSettings(cell, architecture, directInput, others);
    }

    /** Saves these settings, or restores stored ones. */
    public NetworkSettings exchange(StateExchange io) {
        return new NetworkSettings(
                io.choice("settings.cell", cell, CellKind.class),
                io.choice("settings.architecture", architecture, Architecture.class),
                io.choice("settings.directInput", directInput, DirectInput.class),
                io.integer("settings.units", units, 1, UNITS_MOST));
    }
}

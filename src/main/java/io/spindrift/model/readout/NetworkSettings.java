package io.spindrift.model.readout;

import io.spindrift.model.state.FieldVisitor;

/**
 * The shape of a network.
 *
 * @param cell the recurrent cell
 * @param architecture the read-out
 * @param directInput g of the direct term
 * @param units m, 1 to 128
 */
public record NetworkSettings(CellKind cell, Architecture architecture, DirectInput directInput, int units) {
    private static final int MAX_UNITS = 128;

    public NetworkSettings {
        if (units < 1 || units > MAX_UNITS) {
            throw new IllegalArgumentException("units: expected 1 to " + MAX_UNITS + ", got " + units);
        }
    }

    /** Returns the same shape with another m. */
    public NetworkSettings withUnits(int newUnits) {
        return new NetworkSettings(cell, architecture, directInput, newUnits);
    }

    /** Saves these settings, or restores stored ones. */
    public NetworkSettings visit(FieldVisitor fields) {
        return new NetworkSettings(
                fields.choice("settings.cell", cell, CellKind.class),
                fields.choice("settings.architecture", architecture, Architecture.class),
                fields.choice("settings.directInput", directInput, DirectInput.class),
                fields.int32("settings.units", units, 1, MAX_UNITS));
    }
}

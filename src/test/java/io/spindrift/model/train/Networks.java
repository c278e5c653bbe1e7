package io.spindrift.model.train;

import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The networks that trainers are tested on. */
final class Networks {

    private Networks() {}

    /** Every cell with every architecture and every direct input. */
    static Stream<NetworkSettings> of(int units) {
        return Arrays.stream(DirectInput.values()).flatMap(direct -> of(units, direct));
    }

    /** Every cell with every architecture. */
    static Stream<NetworkSettings> of(int units, DirectInput direct) {
        return Arrays.stream(CellKind.values())
                .flatMap(cell -> Arrays.stream(Architecture.values())
                        .map(architecture -> new NetworkSettings(cell, architecture, direct, units)));
    }

    static double[] uniform(SplittableRandom random, int count, double bound) {
        return random.doubles(count, -bound, bound).toArray();
    }
}

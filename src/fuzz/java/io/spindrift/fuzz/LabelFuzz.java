package io.spindrift.fuzz;

import io.spindrift.json.ArrivalReader;

/** Values of the labels topic. */
public final class LabelFuzz {
    private static final ArrivalReader READER = new ArrivalReader();

    private LabelFuzz() {}

    public static void fuzzerTestOneInput(byte[] json) {
        ObservationFuzz.reading(() -> READER.label(json));
    }
}

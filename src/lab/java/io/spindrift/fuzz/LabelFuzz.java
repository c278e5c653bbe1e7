package io.spindrift.fuzz;

import io.spindrift.json.InputRecordReader;

/** Values of the labels topic. */
public final class LabelFuzz {
    private static final InputRecordReader READER = new InputRecordReader();

    private LabelFuzz() {}

    public static void fuzzerTestOneInput(byte[] json) {
        ObservationFuzz.reading(() -> READER.label(json));
    }
}

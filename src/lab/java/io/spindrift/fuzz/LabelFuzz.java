package io.spindrift.fuzz;

import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.json.JsonDocuments;

/** Values of the labels topic. */
public final class LabelFuzz {
    private static final FieldReader READER = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());

    private LabelFuzz() {}

    public static void fuzzerTestOneInput(byte[] json) {
        ObservationFuzz.reading(() -> READER.label(json));
    }
}

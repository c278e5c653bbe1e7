package io.spindrift.fuzz;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.InputRecord;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.field.Pointer;
import io.spindrift.field.TimeUnit;
import io.spindrift.json.InputRecordWriter;
import io.spindrift.json.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Values of the observations topic, of both modes, as the schemas say and where pointers say. */
public final class ObservationFuzz {
    private static final FieldReader READER = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());
    private static final InputRecordWriter WRITER = new InputRecordWriter();
    private static final FieldReader MAPPED = new FieldReader(
            new FieldSettings(
                    List.of(
                            new FieldSettings.Value("a", Pointer.of("/value")),
                            new FieldSettings.Value("b", Pointer.of("/x/1"))),
                    true,
                    Pointer.of("/id"),
                    List.of(Pointer.of("/x")),
                    Pointer.of("/label"),
                    Optional.of(Pointer.of("/time")),
                    TimeUnit.MS),
            new JsonDocuments());

    private ObservationFuzz() {}

    public static void fuzzerTestOneInput(byte[] json) {
        reading(() -> sameWhenWritten(READER.series(json).get(0).get()));
        reading(() -> READER.regression(json));
        reading(() -> MAPPED.series(json));
        reading(() -> MAPPED.regression(json));
        reading(() -> MAPPED.time(json));
    }

    private static void sameWhenWritten(InputRecord read) throws BadRecordException {
        byte[] written = WRITER.series((InputRecord.Observation) read);
        byte[] again = WRITER.series(
                (InputRecord.Observation) READER.series(written).get(0).get());
        if (!Arrays.equals(written, again)) {
            throw new AssertionError(new String(written, StandardCharsets.UTF_8) + " is read, and written as "
                    + new String(again, StandardCharsets.UTF_8));
        }
    }

    /** Reads something. */
    interface Read {
        void read() throws BadRecordException;
    }

    static void reading(Read read) {
        try {
            read.read();
        } catch (BadRecordException e) {
            Refusal.require(e.getMessage());
        }
    }
}

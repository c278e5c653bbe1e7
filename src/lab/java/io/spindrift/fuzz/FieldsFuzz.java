package io.spindrift.fuzz;

import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.field.Pointer;
import io.spindrift.field.TimeUnit;
import io.spindrift.json.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of pointers, as settings have them, and behind it a document in which they point to something. */
public final class FieldsFuzz {
    private FieldsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        byte[] document = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
        FieldSettings settings;
        try {
            settings = settings(new String(bytes, 0, end, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            Refusal.require(e.getMessage());
            return;
        }
        FieldReader reader = new FieldReader(settings, new JsonDocuments());
        ObservationFuzz.reading(() -> reader.series(document));
        ObservationFuzz.reading(() -> reader.regression(document));
        ObservationFuzz.reading(() -> reader.label(document));
        ObservationFuzz.reading(() -> reader.time(document));
    }

    private static FieldSettings settings(String pointers) {
        List<FieldSettings.Value> values = Arrays.stream(pointers.split(",", -1))
                .map(FieldSettings.Value::of)
                .toList();
        Pointer first = values.get(0).at();
        Pointer last = values.get(values.size() - 1).at();
        return new FieldSettings(
                values, pointers.length() % 2 == 0, last, List.of(first), last, Optional.of(first), TimeUnit.S);
    }
}

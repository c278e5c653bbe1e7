package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.InputRecord;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class InputRecordWriterTest {
    private static final InputRecord.Label LABEL = new InputRecord.Label("a", 0.1);
    private static final String WRITTEN = "{\"id\":\"a\",\"label\":0.1}";

    private final InputRecordWriter writer = new InputRecordWriter();

    private final FieldReader reader = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());

    @Test
    void shouldWriteOneDocumentAfterAnother() {
        byte[] first = writer.regression(LABEL);
        writer.regression(new InputRecord.Label("another", -2));
        assertThat(text(first)).isEqualTo(WRITTEN);
        assertThat(text(writer.regression(LABEL))).isEqualTo(WRITTEN);
    }

    @Test
    void shouldWriteDocumentsLargerThanABuffer() throws BadRecordException {
        double[] x = new double[10_000];
        Arrays.setAll(x, i -> i / 7.0);
        for (int i = 0; i < 2; i++) {
            byte[] json = writer.regression(new InputRecord.Observation("a", x, OptionalDouble.of(1)));
            assertThat(((InputRecord.Observation) reader.regression(json)).x()).isEqualTo(x);
        }
        assertThat(text(writer.regression(LABEL))).isEqualTo(WRITTEN);
    }

    @Test
    void shouldDiscardADocument_whenWritingItFails() {
        assertThatNullPointerException()
                .isThrownBy(() -> writer.regression(new InputRecord.Observation("a", null, OptionalDouble.empty())));
        assertThat(text(writer.regression(LABEL))).isEqualTo(WRITTEN);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

package io.spindrift.serde;

import io.spindrift.model.state.FieldVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Restores fields and lists them as text, in the order in which they are stored. */
public final class FieldListing implements FieldVisitor {
    private static final int SHOWN_NUMBERS = 4;
    private static final int SHOWN_BYTES = 16;

    private final StateReader reader;
    private final List<Field> fields = new ArrayList<>();

    /**
     * A stored field.
     *
     * @param name of the field
     * @param value as text; for an array its length and first numbers
     */
    public record Field(String name, String value) {}

    private FieldListing(byte[] bytes, int version) {
        reader = new StateReader(bytes, version);
    }

    /**
     * Returns the fields that a visit restores.
     *
     * @param version the core version that wrote the bytes
     * @throws io.spindrift.model.state.CorruptStateException if the bytes cannot be those of such fields
     */
    public static List<Field> of(byte[] bytes, int version, Consumer<FieldVisitor> visit) {
        FieldListing listing = new FieldListing(bytes, version);
        visit.accept(listing);
        listing.reader.expectEnd();
        return listing.fields;
    }

    @Override
    public boolean restoring() {
        return true;
    }

    @Override
    public boolean since(int version) {
        return reader.since(version);
    }

    @Override
    public boolean flag(String field, boolean present) {
        return note(field, reader.flag(field, present));
    }

    @Override
    public int int32(String field, int present, int min, int max) {
        return note(field, reader.int32(field, present, min, max));
    }

    @Override
    public long int64(String field, long present) {
        return note(field, reader.int64(field, present));
    }

    @Override
    public double float64(String field, double present) {
        return note(field, reader.float64(field, present));
    }

    @Override
    public void float64s(String field, double[] values) {
        reader.float64s(field, values);
        note(field, Arrays.stream(values).boxed().toList());
    }

    @Override
    public void float64s(String field, float[] values) {
        reader.float64s(field, values);
        List<Float> numbers = new ArrayList<>();
        for (float value : values) {
            numbers.add(value);
        }
        note(field, numbers);
    }

    @Override
    public void int64s(String field, long[] values) {
        reader.int64s(field, values);
        note(field, Arrays.stream(values).boxed().toList());
    }

    @Override
    public String text(String field, String present) {
        return note(field, reader.text(field, present));
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        byte[] stored = reader.bytes(field, present);
        fields.add(new Field(field, stored == null ? "null" : hex(stored)));
        return stored;
    }

    /** Returns bytes as hexadecimal digits. Of more than 16 bytes, it returns the first ones and the number. */
    public static String hex(byte[] bytes) {
        String digits = HexFormat.of().formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length));
        return bytes.length <= SHOWN_BYTES ? digits : digits + "… (" + bytes.length + " bytes)";
    }

    private <T> T note(String field, T value) {
        fields.add(new Field(field, String.valueOf(value)));
        return value;
    }

    private void note(String field, List<? extends Number> numbers) {
        String first = String.join(
                ", ", numbers.stream().limit(SHOWN_NUMBERS).map(String::valueOf).toList());
        String more = numbers.size() > SHOWN_NUMBERS ? ", …" : "";
        fields.add(new Field(field, String.format(Locale.ROOT, "%d: [%s%s]", numbers.size(), first, more)));
    }
}

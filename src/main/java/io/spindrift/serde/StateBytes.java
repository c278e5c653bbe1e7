package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;
import java.util.function.Consumer;
import java.util.function.Function;

/** Saves fields as bytes, and restores them. */
public final class StateBytes {

    private StateBytes() {}

    /** Returns the bytes of the fields that a visit saves. */
    public static byte[] save(Consumer<FieldVisitor> visit) {
        StateWriter writer = new StateWriter();
        visit.accept(writer);
        return writer.written();
    }

    /**
     * Restores fields from bytes that this core version wrote.
     *
     * @throws CorruptStateException if the bytes are not those of such fields
     */
    public static <T> T restore(byte[] bytes, Function<FieldVisitor, T> visit) {
        return restore(bytes, Integer.MAX_VALUE, visit);
    }

    /**
     * Restores fields from bytes that this core version or an earlier one wrote.
     *
     * @param version the core version that wrote them ({@link FieldVisitor#since})
     * @throws CorruptStateException if the bytes are not those of such fields
     */
    public static <T> T restore(byte[] bytes, int version, Function<FieldVisitor, T> visit) {
        StateReader reader = new StateReader(bytes, version);
        T restored;
        try {
            restored = visit.apply(reader);
        } catch (IllegalArgumentException e) {
            throw new CorruptStateException("settings: " + e.getMessage());
        }
        reader.expectEnd();
        return restored;
    }
}

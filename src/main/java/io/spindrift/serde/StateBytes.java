package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;
import java.util.function.Consumer;
import java.util.function.Function;

/** From walks over fields to bytes, and back. */
public final class StateBytes {

    private StateBytes() {}

    /** The bytes of what a walk saves. */
    public static byte[] save(Consumer<FieldVisitor> walk) {
        StateWriter writer = new StateWriter();
        walk.accept(writer);
        return writer.written();
    }

    /**
     * What a walk restores from bytes.
     *
     * @throws CorruptStateException if the bytes cannot be those of such a walk
     */
    public static <T> T restore(byte[] bytes, Function<FieldVisitor, T> walk) {
        StateReader reader = new StateReader(bytes);
        T restored;
        try {
            restored = walk.apply(reader);
        } catch (IllegalArgumentException e) {
            throw new CorruptStateException("settings: " + e.getMessage());
        }
        reader.expectEnd();
        return restored;
    }
}

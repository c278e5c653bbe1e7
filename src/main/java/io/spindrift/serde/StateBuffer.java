package io.spindrift.serde;

import io.spindrift.model.state.FieldVisitor;
import java.util.function.Consumer;

/** Saves walks over fields as bytes, one after another, in a buffer that is kept from one to the next. For one thread. */
public final class StateBuffer {
    private final StateWriter writer = new StateWriter();

    /** The bytes of what a walk saves. */
    public byte[] save(Consumer<FieldVisitor> walk) {
        write(walk);
        return writer.written();
    }

    /** The bytes of a {@link JournalEntry}. */
    public byte[] journalEntry(int generation, long sequence, long seen, Consumer<FieldVisitor> event) {
        write(event);
        return JournalEntry.toBytes(generation, sequence, seen, writer.view());
    }

    private void write(Consumer<FieldVisitor> walk) {
        writer.restart();
        walk.accept(writer);
    }
}

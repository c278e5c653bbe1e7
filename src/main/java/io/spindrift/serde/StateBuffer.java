package io.spindrift.serde;

import io.spindrift.model.state.FieldVisitor;
import java.util.function.Consumer;

/** Saves fields as bytes in a buffer that is reused from one call to the next. For one thread. */
public final class StateBuffer {
    private final StateWriter writer = new StateWriter();

    /** Returns the bytes of the fields that a visit saves. */
    public byte[] save(Consumer<FieldVisitor> visit) {
        write(visit);
        return writer.written();
    }

    /** Returns the bytes of a {@link JournalEntry}. */
    public byte[] journalEntry(int generation, long sequence, Seen seen, Consumer<FieldVisitor> event) {
        write(event);
        return JournalEntry.toBytes(generation, sequence, seen, writer.view());
    }

    private void write(Consumer<FieldVisitor> visit) {
        writer.restart();
        visit.accept(writer);
    }
}

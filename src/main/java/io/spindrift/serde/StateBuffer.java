package io.spindrift.serde;

import io.spindrift.model.state.StateExchange;
import java.util.function.Consumer;

/** Saves walks over fields as bytes, one after another, in a buffer that is kept from one to the next. For one thread. */
public final class StateBuffer {
    private final StateWriter writer = new StateWriter();

    /** The bytes of what a walk saves. */
    public byte[] save(Consumer<StateExchange> walk) {
        write(walk);
        return writer.written();
    }

    /** The bytes of a {@link JournalEntry}. */
    public byte[] journalEntry(int incarnation, long sequence, long seen, Consumer<StateExchange> event) {
        write(event);
        return JournalEntry.toBytes(incarnation, sequence, seen, writer.view());
    }

    private void write(Consumer<StateExchange> walk) {
        writer.restart();
        walk.accept(writer);
    }
}

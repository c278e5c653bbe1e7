package io.spindrift.model.state;

/** A stored state that cannot be what was written: its message says what was expected and what came. */
public final class CorruptStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptStateException(String message) {
        super(message);
    }
}

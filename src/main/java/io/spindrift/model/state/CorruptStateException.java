package io.spindrift.model.state;

/** A stored state is damaged. The message has the expected and the actual value. */
public final class CorruptStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptStateException(String message) {
        super(message);
    }
}

package io.spindrift.event;

/** An input record that cannot be used; the message says what was expected and what came. */
public final class BadRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeadLetter.Kind kind;

    public BadRecordException(DeadLetter.Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    public DeadLetter.Kind kind() {
        return kind;
    }
}

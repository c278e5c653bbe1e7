package io.spindrift.event;

/** Reports an input record that cannot be used. The message has the expected and the actual content. */
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

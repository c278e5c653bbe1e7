package io.spindrift.changelog;

/** A changelog or a file of states that is not as it must be; the message says what was expected and what came. */
public final class ChangelogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChangelogException(String message) {
        super(message);
    }

    public ChangelogException(String message, Throwable cause) {
        super(message, cause);
    }
}

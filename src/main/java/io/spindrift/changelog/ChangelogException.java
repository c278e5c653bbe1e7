package io.spindrift.changelog;

/** Reports a changelog or a file of states that cannot be used. The message has the expected and the actual content. */
public final class ChangelogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChangelogException(String message) {
        super(message);
    }

    public ChangelogException(String message, Throwable cause) {
        super(message, cause);
    }
}

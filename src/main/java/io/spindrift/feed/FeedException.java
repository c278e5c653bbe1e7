package io.spindrift.feed;

/** A file that cannot be fed; the message says what was expected and what came. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }
}

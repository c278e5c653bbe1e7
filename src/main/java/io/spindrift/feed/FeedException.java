package io.spindrift.feed;

/** Records that could not be fed: none were to be had, or the cluster did not take them; the message says why. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }
}

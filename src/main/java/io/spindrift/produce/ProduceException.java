package io.spindrift.produce;

/** Records that the cluster did not take; the message says why. */
public final class ProduceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProduceException(String message) {
        super(message);
    }
}

package io.spindrift.produce;

/** Reports records that the cluster did not acknowledge. The message says why. */
public final class ProduceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProduceException(String message) {
        super(message);
    }
}

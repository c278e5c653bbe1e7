package io.spindrift.runtime;

/** A partition whose state this instance does not have, or not yet. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailableException(int partition, Throwable cause) {
        super("the state of partition " + partition + " cannot be read here now", cause);
    }
}

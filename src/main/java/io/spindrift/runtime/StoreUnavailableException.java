package io.spindrift.runtime;

/** This instance cannot read the state of a partition at present. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailableException(int partition, Throwable cause) {
        super("the state of partition " + partition + " cannot be read here now", cause);
    }
}

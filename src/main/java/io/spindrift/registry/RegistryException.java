package io.spindrift.registry;

/**
 * A registry that does not answer, or not as it must: nothing is wrong with the record, so its task fails, and the record is read again.
 */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}

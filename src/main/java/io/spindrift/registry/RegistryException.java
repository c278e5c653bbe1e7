package io.spindrift.registry;

/**
 * The registry does not answer, or answers with an error. The record may be valid, so the task fails, and the record is
 * read again.
 */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.spindrift.store;

/** A later core version has written into a partition, so this version must not process it. */
public final class LaterVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param own core version of this application
     * @param latest core version that has written
     */
    public LaterVersionException(int own, int latest) {
        super("core version: expected a partition written by version " + own + " or earlier, got one that version "
                + latest + " has written (docs/reliability.md#upgrades)");
    }
}

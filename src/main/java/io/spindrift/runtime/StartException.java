package io.spindrift.runtime;

/**
 * Reports why an application cannot start. The message has the expected and the actual value, and how to fix it.
 */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns the message of the root cause. A message of RocksDB means nothing to most users, so it is replaced by a
     * hint, and stays in the log.
     */
    static String message(Throwable failure) {
        Throwable root = root(failure);
        if (!root.getClass().getPackageName().equals("org.rocksdb")) {
            return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        }
        return "expected local stores that can be read and written, got an error (see the log); is the disk full, "
                + "is the folder read-only, or does another process use it?";
    }

    /** Returns the root cause of a failure. */
    public static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

package io.spindrift.runtime;

/** Why an application cannot start; the message says what was expected, what came, and what to do. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * What a failure began with, in words: those of the library that keeps local stores mean nothing to people who do not know it, and are
     * in the log.
     */
    static String words(Throwable failure) {
        Throwable root = root(failure);
        if (!root.getClass().getPackageName().equals("org.rocksdb")) {
            return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        }
        return "expected local stores that can be read and written, got an error (see the log); is the disk full, "
                + "is the folder read-only, or does another process use it?";
    }

    /** What a failure began with. */
    public static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

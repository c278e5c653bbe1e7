package io.spindrift.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C or SIGTERM as something that a command can ask for, so that it ends as it would by itself, and in good order. */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "spindrift-interrupt");
    private volatile boolean asked;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the command is to end. */
    boolean asked() {
        return asked;
    }

    /** The command has ended. */
    @Override
    public void close() {
        ended.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // Asked this very moment: the hook finds that there is nothing to wait for.
            }
        }
    }

    private void stopAndWait() {
        asked = true;
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

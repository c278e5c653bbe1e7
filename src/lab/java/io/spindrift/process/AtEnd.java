package io.spindrift.process;

/** Something that is done when the JVM is ended from outside, so that nothing stays behind; unless this is closed before. */
public final class AtEnd implements AutoCloseable {
    private final Thread hook;

    private AtEnd(Runnable task) {
        hook = new Thread(task, "at-end");
    }

    public static AtEnd of(Runnable task) {
        AtEnd atEnd = new AtEnd(task);
        Runtime.getRuntime().addShutdownHook(atEnd.hook);
        return atEnd;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: it is being done.
        }
    }
}

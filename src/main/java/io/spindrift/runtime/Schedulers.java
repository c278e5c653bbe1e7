package io.spindrift.runtime;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Creates schedulers with daemon threads, which do not keep a process from ending. */
public final class Schedulers {
    private Schedulers() {}

    /** Returns a scheduler with one thread of this name, which starts with the first task. */
    public static ScheduledExecutorService named(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}

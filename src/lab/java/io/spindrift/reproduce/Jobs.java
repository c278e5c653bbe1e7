package io.spindrift.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Runs jobs on all cores. Their results do not depend on the number of cores. */
final class Jobs {
    private Jobs() {}

    /**
     * Runs jobs, in order as far as there are cores.
     *
     * @param progress told how many are done
     */
    static JobResults run(Set<Job<?>> jobs, LongConsumer progress) {
        ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            AtomicLong done = new AtomicLong();
            List<Map.Entry<Job<?>, Future<?>>> running = new ArrayList<>();
            for (Job<?> job : jobs) {
                running.add(Map.entry(job, cores.submit(() -> {
                    Object found = job.run();
                    progress.accept(done.incrementAndGet());
                    return found;
                })));
            }
            Map<Job<?>, Object> found = new LinkedHashMap<>();
            for (Map.Entry<Job<?>, Future<?>> each : running) {
                found.put(each.getKey(), found(each.getValue()));
            }
            return new JobResults(found);
        } finally {
            cores.shutdownNow();
        }
    }

    private static Object found(Future<?> job) {
        try {
            return job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while jobs ran", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

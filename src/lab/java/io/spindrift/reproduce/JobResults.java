package io.spindrift.reproduce;

import java.util.Map;

/** What jobs found. */
public final class JobResults {
    private final Map<Job<?>, Object> found;

    JobResults(Map<Job<?>, Object> found) {
        this.found = Map.copyOf(found);
    }

    /** Returns whether a job has run. */
    boolean has(Job<?> job) {
        return found.containsKey(job);
    }

    /** Returns the result of a job, which must have run. */
    @SuppressWarnings("unchecked") // The result of a job has its type.
    public <T> T of(Job<T> job) {
        Object result = found.get(job);
        if (result == null) {
            throw new IllegalArgumentException("job: expected one that has run, got " + job);
        }
        return (T) result;
    }
}

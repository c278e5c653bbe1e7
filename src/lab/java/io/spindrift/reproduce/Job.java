package io.spindrift.reproduce;

/**
 * An independent part of the work. Equal jobs have equal results, and run once for all tables that need them. So
 * implementations are records.
 *
 * @param <T> type of the result
 */
public interface Job<T> {
    T run();
}

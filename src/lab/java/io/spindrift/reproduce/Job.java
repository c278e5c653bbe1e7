package io.spindrift.reproduce;

/**
 * A part of the work that depends on no other. Equal jobs find the same, and are done once for all tables that want them: so
 * implementations are records.
 *
 * @param <T> what is found
 */
public interface Job<T> {
    T run();
}

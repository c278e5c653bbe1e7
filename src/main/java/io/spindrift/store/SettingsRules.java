package io.spindrift.store;

/**
 * The settings in force for series, which may change while the application runs.
 *
 * @param <M> a model, which knows its settings
 * @param <E> an event of a model
 */
public interface SettingsRules<M, E> {

    /**
     * Returns a new model under the settings in force.
     *
     * @param time at which they are looked up, in milliseconds since 1970
     */
    M create(String series, long time);

    /**
     * Compares the settings of a model with those in force.
     *
     * @param time at which they are looked up, in milliseconds since 1970
     */
    SettingsStatus status(M model, String series, long time);

    /** Whether the settings of a series may change with an event. */
    default boolean mayChangeAt(E event) {
        return true;
    }

    /** Returns the version of the rules, which grows whenever they change. */
    default long version() {
        return 0;
    }

    /**
     * Waits until this instance knows a version of the rules, or a later one. The series of a task may have been
     * checked against that version. The task continues only afterwards, so that no series returns to earlier settings.
     */
    default void awaitVersion(long version) {
        // Rules that never change have one version.
    }
}

package io.spindrift.store;

/**
 * The settings in force for series, which may change while the application runs.
 *
 * @param <M> a model, with the settings that it is learned under
 * @param <E> an event of a model
 */
public interface SettingsRules<M, E> {

    /**
     * A new model under the settings in force.
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

    /** Whether the settings of a series may change at an event. */
    default boolean mayChangeAt(E event) {
        return true;
    }

    /** The version of the rules: grows whenever they change. */
    default long version() {
        return 0;
    }

    /**
     * Returns when a version of the rules, or a later one, is known here. A task whose series were checked against that version goes on
     * afterwards, so that no series returns to earlier settings.
     */
    default void awaitVersion(long version) {
        // Rules that never change have one version.
    }
}

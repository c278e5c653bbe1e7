package io.spindrift.model.state;

/**
 * Visits the fields of a component, either to save or to restore them. The component passes each field with its name and
 * current value, and takes over the returned value:
 *
 * <pre>{@code
 * void visit(FieldVisitor fields) {
 *     count = fields.int64("count", count);
 *     fields.float64s("mean", mean);
 * }
 * }</pre>
 *
 * <p>Because one method does both, saving and restoring always agree on the fields. A visitor that saves returns the value
 * that it was given. A visitor that restores returns the stored value; if that is not valid, it throws a
 * {@link CorruptStateException}. Values that are not finite are neither saved nor restored.
 */
public interface FieldVisitor {
    /** Maximum number of characters of a text in a message. */
    int MAX_SHOWN = 60;

    /** Whether this visitor restores stored values (true) or saves current ones (false). */
    boolean restoring();

    /**
     * Whether the fields that a core version added exist: true when saving, and when restoring a state of that version or a
     * later one ({@code SeriesModel.CORE_VERSION}). A component with an added field calls this before it visits the field. For older
     * states it keeps the initial value:
     *
     * <pre>{@code
     * if (fields.since(2)) {
     *     drift = fields.float64("drift", drift);
     * }
     * }</pre>
     */
    default boolean since(int version) {
        return true;
    }

    /** Visits a flag. */
    boolean flag(String field, boolean current);

    /**
     * Visits an integer within bounds.
     *
     * @throws CorruptStateException if the stored value is outside of [min, max]
     */
    int int32(String field, int current, int min, int max);

    /** Visits a 64-bit integer. */
    long int64(String field, long current);

    /** Visits a finite number. */
    double float64(String field, double current);

    /** Visits numbers whose count is known to the component. Restoring fills the array. */
    void float64s(String field, double[] values);

    /** Visits floats whose count is known to the component. They take half the bytes of doubles. */
    void float64s(String field, float[] values);

    /** Visits 64-bit integers whose count is known to the component. Restoring fills the array. */
    void int64s(String field, long[] values);

    /** Visits a string, or null. */
    String text(String field, String current);

    /** Visits bytes, or null. */
    byte[] bytes(String field, byte[] current);

    /** Visits an enum constant, which is stored by its name. */
    default <E extends Enum<E>> E choice(String field, E current, Class<E> type) {
        String stored = text(field, current.name());
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(stored)) {
                return constant;
            }
        }
        // A damaged text may have any content and length.
        String shown = stored == null || stored.length() <= MAX_SHOWN ? stored : stored.substring(0, MAX_SHOWN) + "…";
        throw new CorruptStateException(field + ": expected a " + type.getSimpleName() + ", got '" + shown + "'");
    }
}

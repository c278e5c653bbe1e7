package io.spindrift.model.state;

/**
 * One walk over the fields of a component, which saves them or restores them, depending on who walks. A component hands
 * over each field with its name and present value, and takes back what is returned:
 *
 * <pre>{@code
 * void visit(FieldVisitor fields) {
 *     count = fields.int64("count", count);
 *     fields.float64s("mean", mean);
 * }
 * }</pre>
 *
 * <p>So that what is saved and what is restored cannot drift apart. When saving, every call returns what it was given.
 * When restoring, it returns what was stored; a stored value that cannot be right ends in a {@link CorruptStateException}
 * that says what was expected and what came. Nothing non-finite is ever saved or restored.
 */
public interface FieldVisitor {
    /** The most characters of a text that a message shows. */
    int MAX_SHOWN = 60;

    /** Whether stored values come back (true) or present ones are saved (false). */
    boolean restoring();

    /**
     * Whether the fields that a core version added are there: true when saving, and when restoring what that version or a later one
     * wrote. A component that gains a field asks before it visits it, and keeps its initial value otherwise:
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

    /** A flag. */
    boolean flag(String field, boolean present);

    /**
     * A whole number within bounds.
     *
     * @throws CorruptStateException if the stored number is outside of [min, max]
     */
    int int32(String field, int present, int min, int max);

    /** A 64-bit whole number. */
    long int64(String field, long present);

    /** A finite number. */
    double float64(String field, double present);

    /** Numbers whose count is known to the component; filled in place when restoring. */
    void float64s(String field, double[] values);

    /** The same for floats; who stores them takes half the room. */
    void float64s(String field, float[] values);

    /** 64-bit whole numbers whose count is known to the component; filled in place when restoring. */
    void int64s(String field, long[] values);

    /** A text, or null. */
    String text(String field, String present);

    /** Bytes, or null. */
    byte[] bytes(String field, byte[] present);

    /** A constant of an enumeration, stored by its name. */
    default <E extends Enum<E>> E choice(String field, E present, Class<E> type) {
        String stored = text(field, present.name());
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(stored)) {
                return constant;
            }
        }
        // Anything may stand there, and any length of it.
        String shown = stored == null || stored.length() <= MAX_SHOWN ? stored : stored.substring(0, MAX_SHOWN) + "…";
        throw new CorruptStateException(field + ": expected a " + type.getSimpleName() + ", got '" + shown + "'");
    }
}

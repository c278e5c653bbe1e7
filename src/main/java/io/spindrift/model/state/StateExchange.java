package io.spindrift.model.state;

/**
 * One walk over the fields of a component, which saves them or restores them, depending on who walks. A component hands
 * over each field with its name and present value, and takes back what is returned:
 *
 * <pre>{@code
 * void exchange(StateExchange io) {
 *     count = io.wide("count", count);
 *     io.numbers("mean", mean);
 * }
 * }</pre>
 *
 * <p>So that what is saved and what is restored cannot drift apart. When saving, every call returns what it was given.
 * When restoring, it returns what was stored; a stored value that cannot be right ends in a {@link CorruptStateException}
 * that says what was expected and what came. Nothing non-finite is ever saved or restored.
 */
public interface StateExchange {
    /** The most characters of a text that a message shows. */
    int SHOWN_MOST = 60;

    /** Whether stored values come back (true) or present ones are saved (false). */
    boolean restoring();

    /** A flag. */
    boolean flag(String field, boolean present);

    /**
     * A whole number within bounds.
     *
     * @throws CorruptStateException if the stored number is outside of [least, most]
     */
    int integer(String field, int present, int least, int most);

    /** A 64-bit whole number. */
    long wide(String field, long present);

    /** A finite number. */
    double number(String field, double present);

    /** Numbers whose count is known to the component; filled in place when restoring. */
    void numbers(String field, double[] values);

    /** The same for floats; who stores them takes half the room. */
    void numbers(String field, float[] values);

    /** 64-bit whole numbers whose count is known to the component; filled in place when restoring. */
    void wides(String field, long[] values);

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
        String shown = stored == null || stored.length() <= SHOWN_MOST ? stored : stored.substring(0, SHOWN_MOST) + "…";
        throw new CorruptStateException(field + ": expected a " + type.getSimpleName() + ", got '" + shown + "'");
    }
}

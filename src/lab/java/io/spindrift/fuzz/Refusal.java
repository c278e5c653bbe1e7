package io.spindrift.fuzz;

/** Checks the messages of parsers for rejected inputs. */
public final class Refusal {
    private static final int MAX = 4000;

    private Refusal() {}

    /** It must be a sentence, and of a length that a header or a log can take. */
    public static void require(String message) {
        if (message == null || message.isBlank() || message.length() > MAX) {
            throw new AssertionError("a refusal of " + (message == null ? "no" : message.length()) + " characters");
        }
    }
}

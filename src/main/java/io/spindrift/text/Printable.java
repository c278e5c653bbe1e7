package io.spindrift.text;

/**
 * Makes text from outside safe for a terminal or a log. It replaces by escapes: control characters, invisible
 * characters and those that change the direction of text, line separators, unpaired surrogates, unassigned code points,
 * and combining marks without a base character or more than {@value #MARKS_MAX} on one.
 */
public final class Printable {
    /** Maximum number of combining marks on one character. No script needs more. */
    private static final int MARKS_MAX = 4;

    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;

    private Printable() {}

    /**
     * Returns a text whose unsafe characters are replaced by escapes such as {@code \n} and {@code \u001b}. Returns the
     * same text if it has none.
     */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int marks = MARKS_MAX;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            boolean mark = isMark(character);
            if (!isShown(character) || mark && marks >= MARKS_MAX) {
                escape(character, shown);
                marks = MARKS_MAX;
            } else {
                shown.appendCodePoint(character);
                marks = mark ? marks + 1 : 0;
            }
        }
        return shown.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            // Scripts such as Persian and Hindi, and emoji, need these two.
            case Character.FORMAT -> character == NON_JOINER || character == JOINER;
            default -> true;
        };
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static void escape(int character, StringBuilder to) {
        switch (character) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                for (char unit : Character.toChars(character)) {
                    to.append(String.format("\\u%04x", (int) unit));
                }
            }
        }
    }
}

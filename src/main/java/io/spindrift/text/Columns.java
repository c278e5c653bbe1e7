package io.spindrift.text;

/** Counts the columns of a terminal that a text takes: wide characters take two, combining marks take none. */
public final class Columns {
    private static final char ESCAPE = '\u001b';
    /**
     * Ranges of characters that terminals show in two columns (Unicode's East_Asian_Width W and F): the first and the last of
     * each.
     */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x231a, 0x231b},
        {0x2329, 0x232a},
        {0x23e9, 0x23ec},
        {0x25fd, 0x25fe},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x26aa, 0x26ab},
        {0x26bd, 0x26be},
        {0x26c4, 0x26c5},
        {0x2705, 0x2705},
        {0x270a, 0x270b},
        {0x2728, 0x2728},
        {0x274c, 0x274c},
        {0x2753, 0x2755},
        {0x2757, 0x2757},
        {0x2795, 0x2797},
        {0x27b0, 0x27b0},
        {0x2b1b, 0x2b1c},
        {0x2b50, 0x2b50},
        {0x2b55, 0x2b55},
        {0x2e80, 0x303e},
        {0x3041, 0x33ff},
        {0x3400, 0x4dbf},
        {0x4e00, 0xa4cf},
        {0xa960, 0xa97f},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe10, 0xfe19},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0xffe0, 0xffe6},
        {0x16fe0, 0x18dff},
        {0x1aff0, 0x1b2ff},
        {0x1f004, 0x1f004},
        {0x1f0cf, 0x1f0cf},
        {0x1f18e, 0x1f18e},
        {0x1f191, 0x1f19a},
        {0x1f200, 0x1f320},
        {0x1f32d, 0x1f335},
        {0x1f337, 0x1f37c},
        {0x1f37e, 0x1f393},
        {0x1f3a0, 0x1f3ca},
        {0x1f3cf, 0x1f3d3},
        {0x1f3e0, 0x1f3f0},
        {0x1f3f4, 0x1f3f4},
        {0x1f3f8, 0x1f43e},
        {0x1f440, 0x1f440},
        {0x1f442, 0x1f4fc},
        {0x1f4ff, 0x1f53d},
        {0x1f54b, 0x1f567},
        {0x1f57a, 0x1f57a},
        {0x1f595, 0x1f596},
        {0x1f5a4, 0x1f5a4},
        {0x1f5fb, 0x1f64f},
        {0x1f680, 0x1f6c5},
        {0x1f6cc, 0x1f6cc},
        {0x1f6d0, 0x1f6d7},
        {0x1f6dc, 0x1f6df},
        {0x1f6eb, 0x1f6fc},
        {0x1f7e0, 0x1f7f0},
        {0x1f90c, 0x1f9ff},
        {0x1fa70, 0x1faff},
        {0x20000, 0x3fffd}
    };

    private Columns() {}

    /** Returns the number of columns that a text takes. Escape sequences for colors take none. */
    public static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i = next(text, i)) {
            columns += width(text, i);
        }
        return columns;
    }

    /**
     * Returns the longest beginning of a text that fits into a number of columns. Escape sequences for colors take
     * none.
     */
    public static String cut(String text, int columns) {
        int seen = 0;
        for (int i = 0; i < text.length(); i = next(text, i)) {
            seen += width(text, i);
            if (seen > columns) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** Returns the index after a character or an escape sequence. */
    private static int next(String text, int index) {
        if (text.charAt(index) == ESCAPE) {
            int end = text.indexOf('m', index);
            return end < 0 ? text.length() : end + 1;
        }
        return index + Character.charCount(text.codePointAt(index));
    }

    private static int width(String text, int index) {
        int character = text.codePointAt(index);
        if (character < 0x300) {
            return character == ESCAPE ? 0 : 1;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        for (int[] range : WIDE) {
            if (character <= range[1]) {
                return character >= range[0];
            }
        }
        return false;
    }
}

package io.spindrift.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that files use for a missing value, in upper or lower case. */
final class MissingWords {
    private static final Set<String> USUAL = Set.of(
            "",
            "na",
            "n/a",
            "n.a.",
            "n/d",
            "#n/a",
            "#n/a n/a",
            "#na",
            "<na>",
            "nan",
            "-nan",
            "+nan",
            "nan(ind)",
            "-nan(ind)",
            "1.#qnan",
            "-1.#qnan",
            "1.#ind",
            "-1.#ind",
            "null",
            "(null)",
            "<null>",
            "\\n",
            "nil",
            "none",
            "<none>",
            "nat",
            "missing",
            "-",
            "--",
            "---",
            "–",
            "—",
            ".",
            "..",
            "...",
            "…",
            "?",
            "*");

    private static final int LENGTH_MAX = 10;

    private final Set<String> own = new HashSet<>();

    /** @param own words in addition to the usual ones */
    MissingWords(List<String> own) {
        own.forEach(word -> this.own.add(word.strip().toLowerCase(Locale.ROOT)));
    }

    /** Returns whether a text, without blanks around it, marks a missing value. */
    boolean contain(String text) {
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        boolean digit = first >= '0' && first <= '9' && own.isEmpty() && !text.startsWith("1.#");
        if (digit || text.length() > LENGTH_MAX && own.isEmpty()) {
            return false;
        }
        String word = text.toLowerCase(Locale.ROOT);
        return USUAL.contains(word) || own.contains(word);
    }
}

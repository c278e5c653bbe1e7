package io.spindrift.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment or a string literal of a Java source. Comments of consecutive lines are one token.
 *
 * @param kind comment or string
 * @param start the offset of its first character
 * @param end the offset after its last character
 * @param text the source text
 */
record JavaToken(Kind kind, int start, int end, String text) {
    /** The kinds of tokens. */
    enum Kind {
        COMMENT,
        STRING
    }

    // A character literal may contain a quote, so the pattern has to read it.
    private static final Pattern TOKEN = Pattern.compile(
            "(?<block>/\\*.*?\\*/)"
                    + "|(?<line>//[^\n]*(?:\n\\s*//[^\n]*)*)"
                    + "|(?<text>\"\"\".*?(?<!\\\\)\"\"\")"
                    + "|(?<string>\"(?:[^\"\\\\\n]|\\\\.)*\")"
                    + "|'(?:[^'\\\\\n]|\\\\[^\n]+?)'",
            Pattern.DOTALL);

    /** Returns the tokens of a source, in order. */
    static List<JavaToken> of(String source) {
        List<JavaToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            boolean comment = matcher.group("block") != null || matcher.group("line") != null;
            if (comment || matcher.group("text") != null || matcher.group("string") != null) {
                tokens.add(new JavaToken(
                        comment ? Kind.COMMENT : Kind.STRING, matcher.start(), matcher.end(), matcher.group()));
            }
        }
        return tokens;
    }

    /** Returns the characters of a string literal, with its escapes. */
    String content() {
        int quotes = text.startsWith("\"\"\"") ? 3 : 1;
        return text.substring(quotes, text.length() - quotes);
    }
}

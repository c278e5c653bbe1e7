package io.spindrift.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.spindrift.field.FieldTexts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Explains in one sentence why bytes are not JSON, guesses their format, and says how to write JSON instead. */
final class MalformedJson {
    private static final Set<String> NOT_NUMBERS = Set.of("nan", "inf", "infinity");
    /** JSON in UTF-8 contains no zero byte. In UTF-16 and UTF-32 one of the first four bytes is zero. */
    private static final int ZEROS_WITHIN = 4;

    private static final Pattern WORD =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]|\\\\.)*+\"");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[0-9],$");

    private MalformedJson() {}

    /**
     * Returns an error for bytes that are obviously not JSON in UTF-8; empty if they may be JSON.
     *
     * @param start the offset at which JSON should begin
     * @param part the part of the record: {@code key} or {@code value}
     */
    static Optional<String> atFirstSight(byte[] bytes, int start, String part) {
        int length = bytes.length - start;
        if (length <= 0) {
            return Optional.of("expected JSON, got nothing");
        }
        if (isUtf16(bytes, start)) {
            return Optional.of("expected JSON in UTF-8, got UTF-16");
        }
        if (bytes[start] == 0) {
            return Optional.of(
                    start > 0
                            ? "expected JSON after the id of the schema, got a zero byte"
                            : "begins with a zero byte: is " + part
                                    + ".format=json-schema or avro meant? (or protobuf)");
        }
        for (int i = start; i < Math.min(bytes.length, start + ZEROS_WITHIN); i++) {
            if (bytes[i] == 0) {
                return Optional.of("expected JSON, got " + length + " bytes that are not text");
            }
        }
        return Optional.empty();
    }

    private static boolean isUtf16(byte[] bytes, int start) {
        if (bytes.length - start < 2) {
            return false;
        }
        int mark = Byte.toUnsignedInt(bytes[start]) << Byte.SIZE | Byte.toUnsignedInt(bytes[start + 1]);
        if (mark == 0xfeff || mark == 0xfffe) {
            return true;
        }
        return bytes.length - start >= 4
                && (bytes[start] == 0) != (bytes[start + 1] == 0)
                && (bytes[start] == 0) == (bytes[start + 2] == 0)
                && (bytes[start + 1] == 0) == (bytes[start + 3] == 0);
    }

    /**
     * Returns an error for the place at which a parser failed.
     *
     * @param start the offset at which JSON should begin
     */
    static String reason(byte[] bytes, int start, IOException failure) {
        if (failure instanceof JsonTree.RepeatedException) {
            return failure.getMessage();
        }
        if (failure instanceof StreamConstraintsException) {
            return "expected JSON nested at most " + StrictJson.MAX_NESTING + " deep with numbers of at most "
                    + StrictJson.MAX_NUMBER_LENGTH + " characters, got more";
        }
        int invalid = firstThatIsNotUtf8(bytes, start);
        if (invalid >= 0) {
            return "expected JSON in UTF-8, got bytes that are not UTF-8, from byte " + (invalid - start + 1) + " on";
        }
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        if (failure instanceof JsonEOFException) {
            return "expected JSON, got an incomplete document: it ends after " + (bytes.length - start) + " bytes";
        }
        int at = failure instanceof JsonProcessingException parsing && parsing.getLocation() != null
                ? characters(bytes, start, parsing.getLocation().getByteOffset())
                : 0;
        return "expected JSON, got " + found(text, at);
    }

    /** Returns the number of characters before the byte at which a parser failed. */
    private static int characters(byte[] bytes, int start, long offset) {
        int before = (int) Math.max(0, Math.min(offset, bytes.length - start));
        return new String(bytes, start, before, StandardCharsets.UTF_8).length();
    }

    /** Describes the text at a place where it is not allowed. */
    private static String found(String text, int near) {
        String trimmed = text.stripLeading();
        if (trimmed.startsWith("<")) {
            return "a text that begins with '<', such as XML";
        }
        int at = start(text, near);
        String word = word(text, at);
        String where = " at " + position(text, at);
        if (NOT_NUMBERS.contains(word.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT))) {
            return word + where + ": " + word + " is not JSON; use null for a missing value";
        }
        if (trimmed.isEmpty() || "{[\"".indexOf(trimmed.charAt(0)) < 0) {
            return outside(text);
        }
        return inside(text.substring(0, at), text.codePointAt(at), word) + where;
    }

    /** Explains a character that is not allowed after the text before it. */
    private static String inside(String before, int character, String word) {
        String last = before.stripTrailing();
        if (character == '\'') {
            return "a single quote (texts and names of fields need double quotes)";
        }
        if (character < ' ') {
            return String.format(
                    "a control character, U+%04X (write it as \\u%04x within a text)", character, character);
        }
        if (before.endsWith("\\")) {
            return "the escape '\\" + Character.toString(character) + "', which JSON does not have";
        }
        if ((character == '}' || character == ']') && last.endsWith(",")) {
            return "a comma before '" + (char) character + "'";
        }
        if (DECIMAL_COMMA.matcher(before).find() && Character.isDigit(character)) {
            return "a comma within a number (JSON needs a decimal point)";
        }
        if ((last.endsWith("{") || last.endsWith(",")) && Character.isLetter(character) && isInObject(last)) {
            return "'" + word + "' (names of fields need double quotes)";
        }
        return "'" + (word.isEmpty() ? Character.toString(character) : word) + "'";
    }

    /** Returns whether the innermost open bracket, outside of texts, is that of an object; for text that is JSON so far. */
    private static boolean isInObject(String before) {
        String structure = TEXT.matcher(before).replaceAll("");
        return structure.lastIndexOf('{') >= structure.lastIndexOf('[');
    }

    /** Describes a text whose first characters are not JSON. */
    private static String outside(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        String shown = FieldTexts.shortened(line);
        boolean separated = line.indexOf(',') >= 0 || line.indexOf(';') >= 0 || line.indexOf('\t') >= 0;
        return (separated ? "what looks like a line of CSV" : "text") + ": " + shown;
    }

    /**
     * Returns the start of the word in which a parser failed, or after which it failed if that word is not JSON; otherwise the
     * place at which it failed.
     */
    private static int start(String text, int near) {
        int last = text.length() - 1;
        int at = Math.min(near, last);
        if (near > last || !isWord(text.charAt(near)) && text.charAt(near) >= ' ') {
            // A parser has read the character after a word, and possibly one more, before it recognizes the word.
            for (int end = near - 1; end >= Math.max(0, near - 2); end--) {
                if (isWord(text.charAt(end))) {
                    int begin = back(text, end);
                    return isJson(text.substring(begin, end + 1)) ? at : begin;
                }
            }
        }
        return back(text, at);
    }

    private static int back(String text, int from) {
        int at = from;
        while (at > 0 && isWord(text.charAt(at)) && isWord(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isJson(String word) {
        return WORD.matcher(word).matches();
    }

    private static String word(String text, int at) {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return FieldTexts.shortened(text.substring(at, end));
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || "+-._".indexOf(character) >= 0;
    }

    private static String position(String text, int at) {
        String before = text.substring(0, at);
        long lines = before.chars().filter(character -> character == '\n').count();
        int column = at - before.lastIndexOf('\n');
        return lines == 0 ? "character " + column : "line " + (lines + 1) + ", character " + column;
    }

    /** Returns −1 if all bytes are UTF-8. */
    private static int firstThatIsNotUtf8(byte[] bytes, int start) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length - start + 1), true);
        return result.isError() ? in.position() : -1;
    }
}

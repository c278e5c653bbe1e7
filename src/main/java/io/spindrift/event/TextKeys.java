package io.spindrift.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Keys in UTF-8. The name of the series is the text. The error for bytes that are not text suggests the format that they look
 * like.
 */
public final class TextKeys implements KeyFormat {
    /** The single instance. */
    public static final TextKeys INSTANCE = new TextKeys();

    /** The maximum length of the name of a series, in bytes of UTF-8. */
    public static final int NAME_MAX_BYTES = 1024;

    private static final char REPLACEMENT = '\uFFFD';
    private static final int FRAME_BYTES = 5;

    private TextKeys() {}

    @Override
    public String name(byte[] key) throws BadRecordException {
        if (key.length > NAME_MAX_BYTES) {
            throw bad("key: expected at most " + NAME_MAX_BYTES + " bytes, got " + key.length);
        }
        String text = new String(key, StandardCharsets.UTF_8);
        // The decoder replaced bytes that are not UTF-8 by the replacement character, which a valid text may also
        // contain.
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(key)) {
            throw bad("key: expected UTF-8 text (key.format=string), got " + key.length + " bytes that are not UTF-8"
                    + suggestion(key));
        }
        for (int i = 0; i < text.length(); i++) {
            if (isBinary(text.charAt(i))) {
                throw bad("key: expected UTF-8 text (key.format=string), got a control character ("
                        + String.format("U+%04X", (int) text.charAt(i)) + ")" + suggestion(key));
            }
        }
        return text;
    }

    @Override
    public Optional<byte[]> bytes(String name) {
        return Optional.of(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether the bytes are a text that a key may have. */
    static boolean isText(byte[] key) {
        return isUtf8(key) && new String(key, StandardCharsets.UTF_8).chars().noneMatch(TextKeys::isBinary);
    }

    /** Returns whether a control character is not allowed in a text. Tabs, line ends and escape sequences are allowed. */
    private static boolean isBinary(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r' && character != 0x1b;
    }

    /** Returns the end of an error message that suggests another format; empty if the bytes look like none. */
    static String suggestion(byte[] key) {
        if (key.length > FRAME_BYTES && key[0] == 0 && key.length != Long.BYTES) {
            return "; it begins like a key with the id of a schema: is key.format=avro, protobuf or json-schema meant?";
        }
        return switch (key.length) {
            case Short.BYTES -> meant("short");
            case Integer.BYTES -> meant("int");
            case Long.BYTES ->
                key[0] == 0 ? "; is key.format=long meant, or avro, protobuf or json-schema?" : meant("long");
            case UuidKeys.BINARY_BYTES -> meant("uuid");
            default -> "";
        };
    }

    private static String meant(String format) {
        return "; is key.format=" + format + " meant?";
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static BadRecordException bad(String reason) {
        return new BadRecordException(DeadLetter.Kind.KEY, reason);
    }
}

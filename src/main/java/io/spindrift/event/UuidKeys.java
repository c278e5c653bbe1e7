package io.spindrift.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Keys that are UUIDs: 36 characters, as Kafka's serializer writes them, or 16 bytes, big-endian. The name of the series is the
 * text in lower case for both forms, so a name does not determine the bytes of its key.
 */
public final class UuidKeys implements KeyFormat {
    /** The single instance. */
    public static final UuidKeys INSTANCE = new UuidKeys();

    static final int BINARY_BYTES = 16;

    private static final Pattern TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private UuidKeys() {}

    @Override
    public String name(byte[] key) throws BadRecordException {
        if (key.length == BINARY_BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        String text = new String(key, StandardCharsets.UTF_8);
        if (!TEXT.matcher(text).matches()) {
            throw TextKeys.bad("key: expected a UUID (key.format=uuid) of 36 characters or 16 bytes, got "
                    + key.length + " bytes that are not a UUID"
                    + (TextKeys.isText(key) ? "; is key.format=string meant?" : TextKeys.suggestion(key)));
        }
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<byte[]> bytes(String name) {
        return Optional.empty();
    }
}

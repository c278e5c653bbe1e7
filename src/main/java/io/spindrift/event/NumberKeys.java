package io.spindrift.event;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * Keys that are whole numbers, big-endian, as Kafka's serializers write them. The name of the series is the number in decimal
 * digits.
 */
public enum NumberKeys implements KeyFormat {
    /** Two bytes. */
    SHORT(Short.BYTES),
    /** Four bytes. */
    INT(Integer.BYTES),
    /** Eight bytes. */
    LONG(Long.BYTES);

    private final int width;

    NumberKeys(int width) {
        this.width = width;
    }

    @Override
    public String name(byte[] key) throws BadRecordException {
        if (key.length != width) {
            throw TextKeys.bad("key: expected a whole number of " + width + " bytes (key.format="
                    + name().toLowerCase(Locale.ROOT) + "), got " + key.length
                    + (key.length == 1 ? " byte" : " bytes")
                    + (TextKeys.isText(key) ? "; is key.format=string meant?" : TextKeys.suggestion(key)));
        }
        ByteBuffer bytes = ByteBuffer.wrap(key);
        return switch (this) {
            case SHORT -> Short.toString(bytes.getShort());
            case INT -> Integer.toString(bytes.getInt());
            case LONG -> Long.toString(bytes.getLong());
        };
    }

    @Override
    public Optional<byte[]> bytes(String name) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(width);
            switch (this) {
                case SHORT -> bytes.putShort(Short.parseShort(name));
                case INT -> bytes.putInt(Integer.parseInt(name));
                case LONG -> bytes.putLong(Long.parseLong(name));
            }
            // Another spelling of a number, such as +7 or 007, is not the name of any key.
            return name.equals(name(bytes.array())) ? Optional.of(bytes.array()) : Optional.empty();
        } catch (NumberFormatException | BadRecordException e) {
            return Optional.empty();
        }
    }
}

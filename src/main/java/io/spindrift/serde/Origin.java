package io.spindrift.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where an input record stood and what it held, packed into bytes that a model can keep for a label that waits:
 *
 * <pre>
 *     offset  bytes  field
 *          0      4  partition
 *          4      8  offset
 *         12      8  timestamp, milliseconds since 1970
 *         20      2  n, length of the topic's name
 *         22      n  topic, UTF-8
 *     22 + n   rest  the record's value
 * </pre>
 */
public record Origin(String topic, int partition, long offset, long timestamp, byte[] value) {
    private static final int FIXED_BYTES = 22;

    /** This origin as bytes. */
    public byte[] toBytes() {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_BYTES + name.length + value.length)
                .putInt(partition)
                .putLong(offset)
                .putLong(timestamp)
                .putShort((short) name.length)
                .put(name)
                .put(value)
                .array();
    }

    /** The origin that {@link #toBytes} packed. */
    public static Origin fromBytes(byte[] bytes) {
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        int partition = fields.getInt();
        long offset = fields.getLong();
        long timestamp = fields.getLong();
        byte[] name = new byte[fields.getShort()];
        fields.get(name);
        byte[] value = new byte[fields.remaining()];
        fields.get(value);
        return new Origin(new String(name, StandardCharsets.UTF_8), partition, offset, timestamp, value);
    }
}

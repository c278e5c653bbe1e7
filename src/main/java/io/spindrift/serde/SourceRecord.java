package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An input record and its position, packed into bytes that a model keeps for a label that waits. Big-endian:
 *
 * <pre>
 *     bytes  field
 *         4  partition
 *         8  offset
 *         8  timestamp, milliseconds since 1970
 *     2 + n  topic, modified UTF-8 after its length
 *         4  length of the key, −1 for none
 *         n  the record's key
 *         2  number of headers, then for each
 *     2 + n    its name, modified UTF-8 after its length
 *         4    length of its value, −1 for none
 *         n    its value
 *      rest  the record's value
 * </pre>
 *
 * @param topic of the record
 * @param partition of the record
 * @param offset of the record
 * @param timestamp of the record
 * @param key of the record, or null
 * @param headers of the record, in their order
 * @param value of the record
 */
public record SourceRecord(
        String topic, int partition, long offset, long timestamp, byte[] key, List<HeaderBytes> headers, byte[] value) {

    /** Bytes before the topic, and between topic, headers and value. */
    private static final int FIXED_BYTES = 28;

    /**
     * A header.
     *
     * @param name its key
     * @param value or null
     */
    public record HeaderBytes(String name, byte[] value) {}

    /** Packs this record. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIXED_BYTES + topic.length() + value.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(partition);
            out.writeLong(offset);
            out.writeLong(timestamp);
            out.writeUTF(topic);
            write(key, out);
            out.writeShort(headers.size());
            for (HeaderBytes header : headers) {
                out.writeUTF(header.name());
                write(header.value(), out);
            }
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a source record to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Unpacks a record that {@link #toBytes} packed.
     *
     * @throws CorruptStateException if the bytes are not those of such a record
     */
    public static SourceRecord fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int partition = in.readInt();
            long offset = in.readLong();
            long timestamp = in.readLong();
            String topic = in.readUTF();
            byte[] key = read(in);
            int count = in.readUnsignedShort();
            List<HeaderBytes> headers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                headers.add(new HeaderBytes(in.readUTF(), read(in)));
            }
            return new SourceRecord(topic, partition, offset, timestamp, key, headers, in.readAllBytes());
        } catch (IOException e) {
            throw new CorruptStateException("source record of a label: expected more bytes, or text, than "
                    + bytes.length + " bytes have (" + e + ")");
        }
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        out.write(bytes == null ? new byte[0] : bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] value = in.readNBytes(length);
        if (value.length < length) {
            throw new EOFException();
        }
        return value;
    }
}

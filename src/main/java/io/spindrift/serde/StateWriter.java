package io.spindrift.serde;

import io.spindrift.model.state.FieldVisitor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Saves fields as bytes, big-endian, one after the other. {@code schemas/state.md} describes the layout. */
final class StateWriter implements FieldVisitor {
    private static final int START_CAPACITY = 4096;
    /** A larger buffer is released after use, because it may have been needed for one state only. */
    private static final int MAX_KEPT = 1 << 20;

    private ByteBuffer bytes = ByteBuffer.allocate(START_CAPACITY);

    /** Discards the written bytes. The next fields go into the same buffer. */
    void restart() {
        if (bytes.capacity() > MAX_KEPT) {
            bytes = ByteBuffer.allocate(START_CAPACITY);
        }
        bytes.clear();
    }

    /** Returns the written bytes as a view of the buffer. It is valid until more is written. */
    ByteBuffer view() {
        return bytes.duplicate().flip();
    }

    byte[] written() {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        return written;
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public boolean flag(String field, boolean present) {
        room(1).put((byte) (present ? 1 : 0));
        return present;
    }

    @Override
    public int int32(String field, int present, int min, int max) {
        if (present < min || present > max) {
            throw new IllegalStateException(field + ": expected " + min + " to " + max + ", got " + present);
        }
        room(Integer.BYTES).putInt(present);
        return present;
    }

    @Override
    public long int64(String field, long present) {
        room(Long.BYTES).putLong(present);
        return present;
    }

    @Override
    public double float64(String field, double present) {
        room(Double.BYTES).putDouble(finite(field, present));
        return present;
    }

    @Override
    public void float64s(String field, double[] values) {
        ByteBuffer room = room(values.length * Double.BYTES);
        for (double value : values) {
            room.putDouble(finite(field, value));
        }
    }

    @Override
    public void float64s(String field, float[] values) {
        ByteBuffer room = room(values.length * Float.BYTES);
        for (float value : values) {
            finite(field, value);
            room.putFloat(value);
        }
    }

    @Override
    public void int64s(String field, long[] values) {
        ByteBuffer room = room(values.length * Long.BYTES);
        for (long value : values) {
            room.putLong(value);
        }
    }

    @Override
    public String text(String field, String present) {
        bytes(field, present == null ? null : present.getBytes(StandardCharsets.UTF_8));
        return present;
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        if (present == null) {
            room(Integer.BYTES).putInt(-1);
        } else {
            room(Integer.BYTES + present.length).putInt(present.length).put(present);
        }
        return present;
    }

    private static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(field + ": expected a finite number, got " + value);
        }
        return value;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int capacity = Math.max(2 * bytes.capacity(), bytes.position() + more);
            bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
        }
        return bytes;
    }
}

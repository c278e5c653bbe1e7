package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Restores fields from the bytes that {@link StateWriter} wrote, and checks every length and value. */
final class StateReader implements FieldVisitor {
    private final ByteBuffer bytes;

    private final int version;

    /** @param version the core version that wrote the bytes */
    StateReader(byte[] stored, int version) {
        bytes = ByteBuffer.wrap(stored);
        this.version = version;
    }

    @Override
    public boolean since(int added) {
        return version >= added;
    }

    /** Fails if there are more bytes than the fields that were read. */
    void expectEnd() {
        if (bytes.hasRemaining()) {
            throw new CorruptStateException(
                    "expected the end after byte " + bytes.position() + ", got " + bytes.remaining() + " bytes more");
        }
    }

    @Override
    public boolean restoring() {
        return true;
    }

    @Override
    public boolean flag(String field, boolean present) {
        byte flag = stored(field, 1).get();
        if (flag != 0 && flag != 1) {
            throw new CorruptStateException(field + ": expected 0 or 1, got " + flag);
        }
        return flag == 1;
    }

    @Override
    public int int32(String field, int present, int min, int max) {
        int stored = stored(field, Integer.BYTES).getInt();
        if (stored < min || stored > max) {
            throw new CorruptStateException(field + ": expected " + min + " to " + max + ", got " + stored);
        }
        return stored;
    }

    @Override
    public long int64(String field, long present) {
        return stored(field, Long.BYTES).getLong();
    }

    @Override
    public double float64(String field, double present) {
        return finite(field, stored(field, Double.BYTES).getDouble());
    }

    @Override
    public void float64s(String field, double[] values) {
        ByteBuffer stored = stored(field, (long) values.length * Double.BYTES);
        for (int i = 0; i < values.length; i++) {
            values[i] = finite(field, stored.getDouble());
        }
    }

    @Override
    public void float64s(String field, float[] values) {
        ByteBuffer stored = stored(field, (long) values.length * Float.BYTES);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) finite(field, stored.getFloat());
        }
    }

    @Override
    public void int64s(String field, long[] values) {
        ByteBuffer stored = stored(field, (long) values.length * Long.BYTES);
        for (int i = 0; i < values.length; i++) {
            values[i] = stored.getLong();
        }
    }

    @Override
    public String text(String field, String present) {
        byte[] stored = bytes(field, null);
        return stored == null ? null : new String(stored, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        int length = stored(field, Integer.BYTES).getInt();
        if (length == -1) {
            return null;
        }
        if (length < 0) {
            throw new CorruptStateException(field + ": expected a length, got " + length);
        }
        ByteBuffer stored = stored(field, length);
        byte[] result = new byte[length];
        stored.get(result);
        return result;
    }

    private ByteBuffer stored(String field, long length) {
        if (bytes.remaining() < length) {
            throw new CorruptStateException(
                    field + ": expected " + length + " bytes at " + bytes.position() + ", got " + bytes.remaining());
        }
        return bytes;
    }

    private static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new CorruptStateException(field + ": expected a finite number, got " + value);
        }
        return value;
    }
}

package io.spindrift.model.numeric;

/** The precision of a learner's rows of numbers, in memory and in the store. */
public enum Precision {
    /** 64 bits. */
    FLOAT64(Double.BYTES),
    /** 32 bits: half of the memory, and twice as many numbers per vector instruction. */
    FLOAT32(Float.BYTES);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes of one number. */
    public int bytes() {
        return bytes;
    }
}

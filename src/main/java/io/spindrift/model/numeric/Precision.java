package io.spindrift.model.numeric;

/** How many bits a learner's rows of numbers have, in memory and in the store alike. */
public enum Precision {
    /** 64 bits. */
    FLOAT64(Double.BYTES),
    /** 32 bits: half of the room, and twice as many numbers a vector instruction. */
    FLOAT32(Float.BYTES);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** The bytes of one number. */
    public int bytes() {
        return bytes;
    }
}

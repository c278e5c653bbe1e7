package io.spindrift.model.state;

/** How many bits of its numbers a learner keeps from step to step, in memory and in the store alike. */
public enum Precision {
    /** 64 bits, as they are computed. */
    FLOAT64(Double.BYTES),
    /** 32 bits: after every step each number is rounded to the nearest float, so that what is stored is what is known. */
    FLOAT32(Float.BYTES);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** The bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** A walk on which numbers are stored in this precision. */
    public StateExchange over(StateExchange io) {
        return this == FLOAT32 ? new Singles(io) : io;
    }

    /** Reduces the numbers of a component to this precision. */
    public void reduce(Walk component) {
        if (this == FLOAT32) {
            component.exchange(Rounding.INSTANCE);
        }
    }

    /** What walks over its fields. */
    public interface Walk {
        void exchange(StateExchange io);
    }
}

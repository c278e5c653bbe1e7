package io.spindrift.model.numeric;

/**
 * Draws rows of standard normal samples as floats. Each sample is a function of only the row's key and its index. An
 * instance has scratch space and allocates nothing, so several users may take turns with one instance.
 */
public interface NormalKernel {
    /**
     * Writes samples 0 to count − 1 of a row.
     *
     * @param key any 64 bits; those of {@link Noise} hash series, purpose, step and row
     * @param out modified: {@code count} numbers from {@code offset} on
     */
    void normals(long key, float[] out, int offset, int count);
}

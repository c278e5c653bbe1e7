package io.spindrift.model.numeric;

/**
 * Rows of standard normal samples as floats, each a function of the row's key and the sample's number alone. An instance holds
 * scratch and allocates nothing: who shares one takes turns.
 */
public interface NormalKernel {
    /**
     * Writes samples 0 to count − 1 of a row.
     *
     * @param key any 64 bits; those of {@link Noise} hash series, purpose, step and row
     * @param out has room for {@code count} numbers from {@code at} on; the rest stays as it is
     */
    void normals(long key, float[] out, int at, int count);
}

package io.spindrift.model.numeric;

/**
 * Counter-based noise: a sample is a function of only (series, purpose, step, parameter, particle). So there is no
 * generator state to store, and a replay draws the same samples.
 *
 * <p>Each row of samples has a key, the hash of its coordinates. Sample i of the row is SplitMix64 at counter i
 * (Steele, Lea, Flood, OOPSLA 2014), turned into a normal sample by the quantile function.
 */
public final class Noise {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double TO_UNIT = 0x1p-53;

    private final long series;

    /**
     * @param series the hash of the series' name
     * @param seed of all series, from the settings
     */
    public Noise(long series, long seed) {
        this.series = Hash.mix(series + Hash.mix(seed + GOLDEN));
    }

    /** The purpose of samples. Two purposes never share a sample. */
    public enum Purpose {
        START,
        PROCESS_NOISE,
        RESAMPLING
    }

    /** Returns a uniform sample in the open interval (0, 1). */
    public double uniform(Purpose purpose, long step) {
        return toUnit(key(purpose, step, 0));
    }

    /** Adds scale · N(0, 1) to each of the first count entries of a row. */
    public void addNormals(Purpose purpose, long step, int parameter, double scale, double[] row, int count) {
        long key = key(purpose, step, parameter);
        for (int particle = 0; particle < count; particle++) {
            row[particle] += scale * NormalQuantile.of(toUnit(Hash.mix(key + (particle + 1) * GOLDEN)));
        }
    }

    /** Returns the key of a row. */
    long key(Purpose purpose, long step, int parameter) {
        return row(step(purpose, step), parameter);
    }

    /** Returns the key of a step, from which the keys of its rows follow. */
    long step(Purpose purpose, long step) {
        return Hash.mix(Hash.mix(series + (purpose.ordinal() + 1) * GOLDEN) + step * GOLDEN);
    }

    /** Returns the key of a row of a step. */
    static long row(long step, int parameter) {
        return Hash.mix(step + (parameter + 1) * GOLDEN);
    }

    /** Maps the upper 52 bits to the middle of one of 2^52 equal cells, so that the result is neither 0 nor 1. */
    private static double toUnit(long bits) {
        return ((bits >>> 12) * 2 + 1) * TO_UNIT;
    }
}

package io.spindrift.model.numeric;

/**
 * Counter-based noise: a sample is a function of (series, purpose, step, parameter, particle) and of nothing else, so
 * that there is no generator state to store, and a replay draws the same samples.
 *
 * <p>Each row of samples has a key, the hash of its coordinates; sample i of the row is SplitMix64 at counter i
 * (Steele, Lea, Flood, OOPSLA 2014), turned into a normal by the quantile function.
 */
public final class Noise {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double TO_UNIT = 0x1p-53;

    private final long series;

    /**
     * @param series the hash of the series' name
     * @param seed chosen by the user, one for all series
     */
    public Noise(long series, long seed) {
        this.series = Hash.mix(series + Hash.mix(seed + GOLDEN));
    }

    /** What samples are for; two purposes never share a sample. */
    public enum Purpose {
        START,
        DIFFUSION,
        RESAMPLING
    }

    /** A uniform sample in the open interval (0, 1). */
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

    /** The key of a row. */
    long key(Purpose purpose, long step, int parameter) {
        return row(step(purpose, step), parameter);
    }

    /** The key of a step, of which those of its rows are made. */
    long step(Purpose purpose, long step) {
        return Hash.mix(Hash.mix(series + (purpose.ordinal() + 1) * GOLDEN) + step * GOLDEN);
    }

    /** The key of a row of samples. */
    static long row(long step, int parameter) {
        return Hash.mix(step + (parameter + 1) * GOLDEN);
    }

    /** The upper 52 bits as the middle of one of 2^52 equal cells, so that neither 0 nor 1 comes out. */
    private static double toUnit(long bits) {
        return ((bits >>> 12) * 2 + 1) * TO_UNIT;
    }
}

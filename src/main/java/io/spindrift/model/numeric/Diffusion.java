package io.spindrift.model.numeric;

import io.spindrift.model.numeric.Noise.Purpose;

/**
 * The noise η that is added to rows of particles at every step. A row's samples are a function of (series, step, row) and of nothing
 * else ({@link Noise}). It is drawn for several rows at once, and added by whoever goes through them anyway.
 *
 * <p>Rows are brought back within ± a bound every {@value #BOUNDED_EVERY}th step alone: in between they go beyond it by no more than
 * as many steps of noise.
 */
public final class Diffusion {
    private static final int BOUNDED_EVERY = 64;
    /** Exact samples are drawn for as many rows at once. */
    private static final int TOGETHER = 2048;

    private final Noise noise;
    private final int firstRow;
    private final double deviation;
    private final double bound;
    /** Null where windows of the table will do. */
    private final NormalKernel kernel;

    private float[] samples;
    /** How many of them there are, if they are no windows; as doubles too, unless these are stale. */
    private int drawn;

    private double[] wide = {};
    private boolean stale;
    private int[] offsets = {};
    private long step;
    private long key;

    /**
     * @param kind of the samples
     * @param firstRow the number of the first row in the noise of a series: no two rows of it may have the same
     * @param deviation σ
     * @param bound of what is diffused
     */
    public Diffusion(Noise noise, NoiseKind kind, int firstRow, double deviation, double bound, int width) {
        this.noise = noise;
        this.firstRow = firstRow;
        this.deviation = deviation;
        this.bound = bound;
        boolean windows = kind == NoiseKind.TABLE && width <= NormalTable.AGAIN;
        kernel = switch (kind) {
            case EXACT -> Kernels.normals();
            case TABLE -> windows ? null : new NormalTable();
        };
        samples = windows ? NormalTable.TABLE : new float[0];
    }

    /** Begins a step. */
    public void begin(long number) {
        step = number;
        key = noise.step(Purpose.DIFFUSION, number);
    }

    /** Adds noise to all rows. */
    public void addTo(Rows rows) {
        addTo(rows, 0, rows.count());
    }

    /** Adds noise to some rows. */
    public void addTo(Rows rows, int first, int count) {
        draw(first, count, rows.width());
        for (int k = 0; k < count; k++) {
            rows.addNoise(first + k, this, k);
        }
        bound(rows, first, count);
    }

    /** Draws the noise of some rows; each holds until the next call. */
    void draw(int first, int count, int width) {
        if (offsets.length < count) {
            offsets = new int[count];
        }
        if (kernel == null) {
            for (int k = 0; k < count; k++) {
                offsets[k] = NormalTable.offset(Noise.row(key, firstRow + first + k));
            }
            return;
        }
        if (samples.length < count * width) {
            samples = new float[count * width];
        }
        drawn = count * width;
        stale = true;
        int together = Math.max(1, TOGETHER / width);
        for (int k = 0; k < count; k += together) {
            int rows = Math.min(together, count - k);
            kernel.normals(Noise.row(key, firstRow + first + k), samples, k * width, rows * width);
        }
        for (int k = 0; k < count; k++) {
            offsets[k] = k * width;
        }
    }

    /** Where the samples of the rows that were drawn for begin. */
    int[] offsets() {
        return offsets;
    }

    /**
     * The samples that were drawn.
     *
     * @param type of any length
     */
    float[] samples(float[] type) {
        return samples;
    }

    /** The same as doubles. */
    double[] samples(double[] type) {
        if (kernel == null) {
            return NormalTable.Wide.TABLE;
        }
        if (stale) {
            if (wide.length < samples.length) {
                wide = new double[samples.length];
            }
            for (int i = 0; i < drawn; i++) {
                wide[i] = samples[i];
            }
            stale = false;
        }
        return wide;
    }

    /** σ. */
    double deviation() {
        return deviation;
    }

    /** Brings rows back, if this is the step for it. */
    void bound(Rows rows, int first, int count) {
        if (step % BOUNDED_EVERY == 0) {
            for (int k = 0; k < count; k++) {
                rows.clamp(first + k, bound);
            }
        }
    }
}

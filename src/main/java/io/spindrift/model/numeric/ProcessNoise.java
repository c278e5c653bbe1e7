package io.spindrift.model.numeric;

import io.spindrift.model.numeric.Noise.Purpose;
import java.util.Arrays;

/**
 * The noise η that is added to rows of particles at every step. The samples of a row are a function of only (series,
 * step, row) and their number ({@link Noise}). They are drawn for several rows at once, and added in a pass that reads
 * the rows anyway. Rows should be requested in their order, which is fastest.
 *
 * <p>Rows are clamped to ± a bound only every {@value #BOUNDED_EVERY} steps. In between they may exceed it by the noise
 * of these steps.
 */
public final class ProcessNoise {
    private static final int BOUNDED_EVERY = 256;
    /** Exact samples are drawn for several rows at once, about this many samples. */
    private static final int SAMPLES_AT_ONCE = 2048;

    private final Noise noise;
    private final int firstRow;
    private final double deviation;
    private final double bound;
    private final int width;
    /** Null if windows of the table are used directly. */
    private final NormalKernel kernel;

    /** Number of rows that are drawn at once. */
    private final int group;

    private float[] samples = {};
    /** The group of rows whose samples are in each part of {@link #samples}. */
    private long[] drawn = {};

    private double[] doubles = {};
    private int[] offsets = {};
    private long step;
    private long key;

    /**
     * @param kind of the samples
     * @param firstRow index of the first row in the noise of the series; no two rows of a series may have the same
     *     index
     * @param deviation σ
     * @param bound of the numbers that the noise is added to
     * @param width N
     */
    public ProcessNoise(Noise noise, NoiseKind kind, int firstRow, double deviation, double bound, int width) {
        this.noise = noise;
        this.firstRow = firstRow;
        this.deviation = deviation;
        this.bound = bound;
        this.width = width;
        boolean windows = kind == NoiseKind.TABLE && width <= NormalTable.REPEATED;
        kernel = switch (kind) {
            case EXACT -> new ExactNormals();
            case TABLE -> windows ? null : new NormalTable();
        };
        group = kind == NoiseKind.EXACT ? Math.max(1, SAMPLES_AT_ONCE / width) : 1;
    }

    /** Starts a step. */
    public void begin(long number) {
        step = number;
        key = noise.step(Purpose.PROCESS_NOISE, number);
        Arrays.fill(drawn, -1);
    }

    /** Adds noise to all rows. */
    public void addTo(Rows rows) {
        addTo(rows, 0, rows.count());
    }

    /** Adds noise to some rows. */
    public void addTo(Rows rows, int first, int count) {
        draw(first, count);
        for (int k = 0; k < count; k++) {
            rows.addNoise(first + k, this, k);
        }
        bound(rows, first, count);
    }

    /** Draws the noise of some rows, which is valid until the next call. */
    void draw(int first, int count) {
        if (offsets.length < count) {
            offsets = new int[count];
        }
        if (kernel == null) {
            for (int k = 0; k < count; k++) {
                offsets[k] = NormalTable.offset(Noise.row(key, firstRow + first + k));
            }
            return;
        }
        makeRoom(count);
        for (int k = 0; k < count; k++) {
            int row = firstRow + first + k;
            int part = row / group % drawn.length;
            if (drawn[part] != row / group) {
                drawn[part] = row / group;
                drawPart(part);
            }
            offsets[k] = (part * group + row % group) * width;
        }
    }

    private void makeRoom(int count) {
        int parts = count / group + 2;
        if (drawn.length < parts) {
            drawn = new long[parts];
            Arrays.fill(drawn, -1);
            samples = new float[parts * group * width];
            doubles = new double[0];
        }
    }

    private void drawPart(int part) {
        int offset = part * group * width;
        kernel.normals(Noise.row(key, (int) drawn[part]), samples, offset, group * width);
        if (doubles.length > 0) {
            convert(offset, group * width);
        }
    }

    private void convert(int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            doubles[i] = samples[i];
        }
    }

    /** Returns the index at which the samples of each drawn row start. */
    int[] offsets() {
        return offsets;
    }

    /**
     * Returns the samples that were drawn.
     *
     * @param type selects this overload; not used
     */
    float[] samples(float[] type) {
        return kernel == null ? NormalTable.TABLE : samples;
    }

    /** Returns the samples as doubles. */
    double[] samples(double[] type) {
        if (kernel == null) {
            return NormalTable.OfDoubles.TABLE;
        }
        if (doubles.length < samples.length) {
            doubles = new double[samples.length];
            convert(0, samples.length);
        }
        return doubles;
    }

    /** Returns σ. */
    double deviation() {
        return deviation;
    }

    /** Clamps rows, if they are due in this step. */
    void bound(Rows rows, int first, int count) {
        if (step % BOUNDED_EVERY == 0) {
            for (int k = 0; k < count; k++) {
                rows.clamp(first + k, bound);
            }
        }
    }
}

package io.spindrift.model.numeric;

import io.spindrift.model.numeric.Noise.Purpose;
import java.util.Arrays;

/**
 * The noise η that is added to rows of particles at every step. A row's samples are a function of (series, step, row) and of how
 * many there are alone ({@link Noise}). They are drawn for several rows at once, and added by whoever goes through them anyway; it is
 * cheapest to ask for rows in their order.
 *
 * <p>Rows are brought back within ± a bound every {@value #BOUNDED_EVERY}th step alone: in between they go beyond it by no more than
 * as many steps of noise.
 */
public final class ProcessNoise {
    private static final int BOUNDED_EVERY = 256;
    /** Exact samples are drawn for so many rows at once as have about this many. */
    private static final int TOGETHER = 2048;

    private final Noise noise;
    private final int firstRow;
    private final double deviation;
    private final double bound;
    private final int width;
    /** Null where windows of the table will do. */
    private final NormalKernel kernel;

    /** How many rows are drawn at once. */
    private final int group;

    private float[] samples = {};
    /** The group of which each part of the samples is. */
    private long[] drawn = {};

    private double[] wide = {};
    private int[] offsets = {};
    private long step;
    private long key;

    /**
     * @param kind of the samples
     * @param firstRow the number of the first row in the noise of a series: no two rows of it may have the same
     * @param deviation σ
     * @param bound of what is diffused
     * @param width N
     */
    public ProcessNoise(Noise noise, NoiseKind kind, int firstRow, double deviation, double bound, int width) {
        this.noise = noise;
        this.firstRow = firstRow;
        this.deviation = deviation;
        this.bound = bound;
        this.width = width;
        boolean windows = kind == NoiseKind.TABLE && width <= NormalTable.AGAIN;
        kernel = switch (kind) {
            case EXACT -> new ExactNormals();
            case TABLE -> windows ? null : new NormalTable();
        };
        group = kind == NoiseKind.EXACT ? Math.max(1, TOGETHER / width) : 1;
    }

    /** Begins a step. */
    public void begin(long number) {
        step = number;
        key = noise.step(Purpose.DIFFUSION, number);
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

    /** Draws the noise of some rows; it holds until the next call. */
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
            wide = new double[0];
        }
    }

    private void drawPart(int part) {
        int at = part * group * width;
        kernel.normals(Noise.row(key, (int) drawn[part]), samples, at, group * width);
        if (wide.length > 0) {
            widen(at, group * width);
        }
    }

    private void widen(int at, int count) {
        for (int i = at; i < at + count; i++) {
            wide[i] = samples[i];
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
        return kernel == null ? NormalTable.TABLE : samples;
    }

    /** The same as doubles. */
    double[] samples(double[] type) {
        if (kernel == null) {
            return NormalTable.Wide.TABLE;
        }
        if (wide.length < samples.length) {
            wide = new double[samples.length];
            widen(0, samples.length);
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

package io.spindrift.model.numeric;

/**
 * Adds noise to rows in the pass that reads them, in loops like those of {@link FloatKernels}. Results use the values
 * of a row before its noise is added.
 */
@SuppressWarnings("cast") // The casts are redundant in the class for doubles.
final class FloatNoiseKernel {
    static final FloatNoiseKernel INSTANCE = new FloatNoiseKernel();

    private static final FloatKernels KERNELS = FloatKernels.INSTANCE;

    /** Selects the overload of {@link ProcessNoise#samples} for floats or for doubles. */
    static final float[] NONE = {};

    /**
     * Adds noise to a row.
     *
     * @param drawn index of its noise among the rows that were drawn
     * @param scratch two arrays, at least as long as the row: the compiler of Java 17 vectorizes only loops in which
     *     all arrays have the same index
     */
    void add(float[] row, ProcessNoise processNoise, int drawn, float[][] scratch) {
        float scale = (float) processNoise.deviation();
        float[] noise = noise(processNoise, drawn, row.length, scratch[0]);
        for (int i = 0; i < row.length; i++) {
            row[i] += scale * noise[i];
        }
    }

    /**
     * Computes out ← θ_last + Σ_k x[k] θ_k + Σ_l y_l θ_(p+l) for the rows θ from {@code first} on, with p = x.length.
     * Then it adds noise to all of them. The noise must have been drawn.
     *
     * @param y rows from {@code firstY} on, one for each unit
     * @param scratch two arrays, as for {@link #add}
     */
    void affine(
            float[][] theta,
            int first,
            double[] x,
            float[][] y,
            int firstY,
            int units,
            float[] out,
            ProcessNoise processNoise,
            float[][] scratch) {
        int p = x.length;
        float[] bias = theta[first + p + units];
        System.arraycopy(bias, 0, out, 0, out.length);
        add(bias, processNoise, p + units, scratch);
        int k = 0;
        for (; k + 2 <= p; k += 2) {
            float[] row = theta[first + k];
            float[] next = theta[first + k + 1];
            addScaled(row, (float) x[k], next, (float) x[k + 1], processNoise, k, out, scratch);
        }
        if (k < p) {
            KERNELS.addScaled(theta[first + k], (float) x[k], out, 0, out.length);
            add(theta[first + k], processNoise, k, scratch);
        }
        int l = 0;
        for (; l + 2 <= units; l += 2) {
            float[] row = theta[first + p + l];
            float[] next = theta[first + p + l + 1];
            addProducts(row, y[firstY + l], next, y[firstY + l + 1], processNoise, p + l, out, scratch);
        }
        if (l < units) {
            KERNELS.addProduct(theta[first + p + l], y[firstY + l], out, 0, out.length);
            add(theta[first + p + l], processNoise, p + l, scratch);
        }
    }

    /**
     * Computes out += factor · row + nextFactor · next, and adds noise to both rows, with the indices {@code drawn} and
     * {@code drawn + 1}. One pass over out does both.
     */
    void addScaled(
            float[] row,
            float factor,
            float[] next,
            float nextFactor,
            ProcessNoise processNoise,
            int drawn,
            float[] out,
            float[][] scratch) {
        float scale = (float) processNoise.deviation();
        float[] noise = noise(processNoise, drawn, out.length, scratch[0]);
        float[] nextNoise = noise(processNoise, drawn + 1, out.length, scratch[1]);
        for (int i = 0; i < out.length; i++) {
            float a = row[i];
            float b = next[i];
            out[i] = out[i] + a * factor + b * nextFactor;
            row[i] = a + scale * noise[i];
            next[i] = b + scale * nextNoise[i];
        }
    }

    /**
     * Does the same with rows as factors, one by one, because the compiler of Java 17 does not vectorize two at once.
     */
    void addProducts(
            float[] row,
            float[] by,
            float[] next,
            float[] nextBy,
            ProcessNoise processNoise,
            int drawn,
            float[] out,
            float[][] scratch) {
        float scale = (float) processNoise.deviation();
        addProduct(row, by, noise(processNoise, drawn, out.length, scratch[0]), scale, out);
        addProduct(next, nextBy, noise(processNoise, drawn + 1, out.length, scratch[0]), scale, out);
    }

    private static void addProduct(float[] row, float[] by, float[] noise, float scale, float[] out) {
        for (int i = 0; i < out.length; i++) {
            float number = row[i];
            out[i] += number * by[i];
            row[i] = number + scale * noise[i];
        }
    }

    private static float[] noise(ProcessNoise processNoise, int drawn, int width, float[] scratch) {
        System.arraycopy(processNoise.samples(NONE), processNoise.offsets()[drawn], scratch, 0, width);
        return scratch;
    }
}

package io.spindrift.model.numeric;

/**
 * What adds noise to rows on the pass that reads them, in loops like those of {@link FloatKernels}. What is computed of a row is
 * computed before its noise is added.
 */
@SuppressWarnings("cast") // Of the twin.
final class FloatNoiseKernel {
    static final FloatNoiseKernel INSTANCE = new FloatNoiseKernel();

    private static final FloatKernels KERNELS = FloatKernels.INSTANCE;

    /** Tells which of two samples are asked for: those of floats, or of doubles. */
    static final float[] NONE = {};

    /**
     * Adds noise to a row.
     *
     * @param drawn the number of its noise
     * @param scratch two, as long as the row: of one index alone the compiler of Java 17 makes vectors
     */
    void add(float[] row, ProcessNoise diffusion, int drawn, float[][] scratch) {
        float scale = (float) diffusion.deviation();
        float[] noise = passing(diffusion, drawn, row.length, scratch[0]);
        for (int i = 0; i < row.length; i++) {
            row[i] += scale * noise[i];
        }
    }

    /**
     * out ← θ_last + Σ_k x[k] θ_k + Σ_l y_l θ_(p+l) for the rows θ from the first on, p = x.length; then noise on all of them, which has
     * been drawn.
     *
     * @param y the rows from firstY on, as many as there are units
     * @param scratch as above
     */
    void affine(
            float[][] theta,
            int first,
            double[] x,
            float[][] y,
            int firstY,
            int units,
            float[] out,
            ProcessNoise diffusion,
            float[][] scratch) {
        int p = x.length;
        float[] bias = theta[first + p + units];
        System.arraycopy(bias, 0, out, 0, out.length);
        add(bias, diffusion, p + units, scratch);
        int k = 0;
        for (; k + 2 <= p; k += 2) {
            float[] row = theta[first + k];
            float[] next = theta[first + k + 1];
            addScaled(row, (float) x[k], next, (float) x[k + 1], diffusion, k, out, scratch);
        }
        if (k < p) {
            KERNELS.addScaled(theta[first + k], (float) x[k], out, 0, out.length);
            add(theta[first + k], diffusion, k, scratch);
        }
        int l = 0;
        for (; l + 2 <= units; l += 2) {
            float[] row = theta[first + p + l];
            float[] next = theta[first + p + l + 1];
            addProducts(row, y[firstY + l], next, y[firstY + l + 1], diffusion, p + l, out, scratch);
        }
        if (l < units) {
            KERNELS.addProduct(theta[first + p + l], y[firstY + l], out, 0, out.length);
            add(theta[first + p + l], diffusion, p + l, scratch);
        }
    }

    /** out += factor · row + nextFactor · next, whose noise is that of this number and of the next: out is gone through once for both. */
    void addScaled(
            float[] row,
            float factor,
            float[] next,
            float nextFactor,
            ProcessNoise diffusion,
            int drawn,
            float[] out,
            float[][] scratch) {
        float scale = (float) diffusion.deviation();
        float[] noise = passing(diffusion, drawn, out.length, scratch[0]);
        float[] nextNoise = passing(diffusion, drawn + 1, out.length, scratch[1]);
        for (int i = 0; i < out.length; i++) {
            float a = row[i];
            float b = next[i];
            out[i] = out[i] + a * factor + b * nextFactor;
            row[i] = a + scale * noise[i];
            next[i] = b + scale * nextNoise[i];
        }
    }

    /** The same with rows for factors; one by one: of two, the compiler of Java 17 makes no vectors. */
    void addProducts(
            float[] row,
            float[] by,
            float[] next,
            float[] nextBy,
            ProcessNoise diffusion,
            int drawn,
            float[] out,
            float[][] scratch) {
        float scale = (float) diffusion.deviation();
        addProduct(row, by, passing(diffusion, drawn, out.length, scratch[0]), scale, out);
        addProduct(next, nextBy, passing(diffusion, drawn + 1, out.length, scratch[0]), scale, out);
    }

    private static void addProduct(float[] row, float[] by, float[] noise, float scale, float[] out) {
        for (int i = 0; i < out.length; i++) {
            float number = row[i];
            out[i] += number * by[i];
            row[i] = number + scale * noise[i];
        }
    }

    private static float[] passing(ProcessNoise diffusion, int drawn, int width, float[] scratch) {
        System.arraycopy(diffusion.samples(NONE), diffusion.offsets()[drawn], scratch, 0, width);
        return scratch;
    }
}

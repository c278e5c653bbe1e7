package io.spindrift.model.numeric;

/**
 * What adds noise to rows on the pass that reads them, in loops like those of {@link DoubleKernels}. What is computed of a row is
 * computed before its noise is added.
 */
@SuppressWarnings("cast") // Of the twin.
final class DoubleNoiseKernel {
    static final DoubleNoiseKernel INSTANCE = new DoubleNoiseKernel();

    private static final DoubleKernels KERNELS = DoubleKernels.INSTANCE;

    /** Tells which of two samples are asked for: those of floats, or of doubles. */
    static final double[] NONE = {};

    /**
     * Adds noise to a row.
     *
     * @param drawn the number of its noise
     * @param scratch two, as long as the row: of one index alone the compiler of Java 17 makes vectors
     */
    void add(double[] row, ProcessNoise diffusion, int drawn, double[][] scratch) {
        double scale = (double) diffusion.deviation();
        double[] noise = passing(diffusion, drawn, row.length, scratch[0]);
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
            double[][] theta,
            int first,
            double[] x,
            double[][] y,
            int firstY,
            int units,
            double[] out,
            ProcessNoise diffusion,
            double[][] scratch) {
        int p = x.length;
        double[] bias = theta[first + p + units];
        System.arraycopy(bias, 0, out, 0, out.length);
        add(bias, diffusion, p + units, scratch);
        int k = 0;
        for (; k + 2 <= p; k += 2) {
            double[] row = theta[first + k];
            double[] next = theta[first + k + 1];
            addScaled(row, (double) x[k], next, (double) x[k + 1], diffusion, k, out, scratch);
        }
        if (k < p) {
            KERNELS.addScaled(theta[first + k], (double) x[k], out, 0, out.length);
            add(theta[first + k], diffusion, k, scratch);
        }
        int l = 0;
        for (; l + 2 <= units; l += 2) {
            double[] row = theta[first + p + l];
            double[] next = theta[first + p + l + 1];
            addProducts(row, y[firstY + l], next, y[firstY + l + 1], diffusion, p + l, out, scratch);
        }
        if (l < units) {
            KERNELS.addProduct(theta[first + p + l], y[firstY + l], out, 0, out.length);
            add(theta[first + p + l], diffusion, p + l, scratch);
        }
    }

    /** out += factor · row + nextFactor · next, whose noise is that of this number and of the next: out is gone through once for both. */
    void addScaled(
            double[] row,
            double factor,
            double[] next,
            double nextFactor,
            ProcessNoise diffusion,
            int drawn,
            double[] out,
            double[][] scratch) {
        double scale = (double) diffusion.deviation();
        double[] noise = passing(diffusion, drawn, out.length, scratch[0]);
        double[] nextNoise = passing(diffusion, drawn + 1, out.length, scratch[1]);
        for (int i = 0; i < out.length; i++) {
            double a = row[i];
            double b = next[i];
            out[i] = out[i] + a * factor + b * nextFactor;
            row[i] = a + scale * noise[i];
            next[i] = b + scale * nextNoise[i];
        }
    }

    /** The same with rows for factors; one by one: of two, the compiler of Java 17 makes no vectors. */
    void addProducts(
            double[] row,
            double[] by,
            double[] next,
            double[] nextBy,
            ProcessNoise diffusion,
            int drawn,
            double[] out,
            double[][] scratch) {
        double scale = (double) diffusion.deviation();
        addProduct(row, by, passing(diffusion, drawn, out.length, scratch[0]), scale, out);
        addProduct(next, nextBy, passing(diffusion, drawn + 1, out.length, scratch[0]), scale, out);
    }

    private static void addProduct(double[] row, double[] by, double[] noise, double scale, double[] out) {
        for (int i = 0; i < out.length; i++) {
            double number = row[i];
            out[i] += number * by[i];
            row[i] = number + scale * noise[i];
        }
    }

    private static double[] passing(ProcessNoise diffusion, int drawn, int width, double[] scratch) {
        System.arraycopy(diffusion.samples(NONE), diffusion.offsets()[drawn], scratch, 0, width);
        return scratch;
    }
}

package io.spindrift.model.numeric;

/**
 * Kernels over rows: {@code row[r][i]} is quantity r of particle i. The particle stands innermost, so that every inner
 * loop runs over contiguous numbers with no carried dependence, which the compiler turns into vector instructions.
 */
public final class Rows {

    private Rows() {}

    /** Rows of zeros: count rows of {@code particles} numbers. */
    public static double[][] zeros(int count, int particles) {
        return new double[count][particles];
    }

    /**
     * The pre-activation of one unit: out[i] = Σ_k W[k][i] x[k] + Σ_l R[l][i] y[l][i] + b[i], where W, R and b are the
     * consecutive rows of {@code theta} from {@code first} on; 2 (p + m) + 1 operations a particle.
     *
     * @param theta parameters, rows × particles
     * @param first the row of W[0]
     * @param x regressor, the same for all particles, length p
     * @param state rows in which y stands
     * @param firstY the row of y[0]
     * @param units m, the length of y
     * @param out modified: the result, one number a particle
     */
    public static void affine(
            double[][] theta, int first, double[] x, double[][] state, int firstY, int units, double[] out) {
        if (out.length == 1) {
            out[0] = affine(theta, first, x, state, firstY, units);
            return;
        }
        System.arraycopy(theta[first + x.length + units], 0, out, 0, out.length);
        addScaled(theta, first, x, 0, x.length, out);
        addProducts(theta, first + x.length, state, firstY, units, out);
    }

    /** The same for a single particle: the same operations in the same order, without a loop for each. */
    private static double affine(double[][] theta, int first, double[] x, double[][] state, int firstY, int units) {
        double sum = theta[first + x.length + units][0];
        for (int k = 0; k < x.length; k++) {
            sum += theta[first + k][0] * x[k];
        }
        int row = first + x.length;
        for (int l = 0; l < units; l++) {
            sum += theta[row + l][0] * state[firstY + l][0];
        }
        return sum;
    }

    /**
     * out[i] += Σ_k rows[first + k][i] · factors[from + k] for k below count, one after the other: four rows go at once, so that
     * the sum stays in a register between them, and the bits are those of one at a time.
     */
    public static void addScaled(double[][] rows, int first, double[] factors, int from, int count, double[] out) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            double[] row0 = rows[first + k];
            double[] row1 = rows[first + k + 1];
            double[] row2 = rows[first + k + 2];
            double[] row3 = rows[first + k + 3];
            double f0 = factors[from + k];
            double f1 = factors[from + k + 1];
            double f2 = factors[from + k + 2];
            double f3 = factors[from + k + 3];
            for (int i = 0; i < out.length; i++) {
                out[i] = out[i] + row0[i] * f0 + row1[i] * f1 + row2[i] * f2 + row3[i] * f3;
            }
        }
        for (; k < count; k++) {
            addScaled(rows[first + k], factors[from + k], out);
        }
    }

    /** out[i] += Σ_k left[first + k][i] · right[from + k][i] for k below count; as {@link #addScaled}, four at once. */
    public static void addProducts(double[][] left, int first, double[][] right, int from, int count, double[] out) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            double[] left0 = left[first + k];
            double[] left1 = left[first + k + 1];
            double[] left2 = left[first + k + 2];
            double[] left3 = left[first + k + 3];
            double[] right0 = right[from + k];
            double[] right1 = right[from + k + 1];
            double[] right2 = right[from + k + 2];
            double[] right3 = right[from + k + 3];
            for (int i = 0; i < out.length; i++) {
                out[i] = out[i]
                        + left0[i] * right0[i]
                        + left1[i] * right1[i]
                        + left2[i] * right2[i]
                        + left3[i] * right3[i];
            }
        }
        for (; k < count; k++) {
            addProduct(left[first + k], right[from + k], out);
        }
    }

    /** out[i] += row[i] · factor. */
    public static void addScaled(double[] row, double factor, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] += row[i] * factor;
        }
    }

    /** out[i] += left[i] · right[i]. */
    public static void addProduct(double[] left, double[] right, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] += left[i] * right[i];
        }
    }

    /** out[i] = left[i] · right[i]. */
    public static void product(double[] left, double[] right, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = left[i] * right[i];
        }
    }

    /** Bounds a row by ±bound, in place. */
    public static void clamp(double[] row, double bound) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.max(-bound, Math.min(bound, row[i]));
        }
    }

    /** Copies all rows of one array to those of another of the same shape. */
    public static void copy(double[][] from, double[][] to) {
        for (int r = 0; r < from.length; r++) {
            System.arraycopy(from[r], 0, to[r], 0, to[r].length);
        }
    }

    /**
     * Rearranges particles: row[r][i] ← row[r][ancestors[i]].
     *
     * @param scratch at least as long as a row; its content is lost
     */
    public static void gather(double[][] rows, int[] ancestors, double[] scratch) {
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                scratch[i] = row[ancestors[i]];
            }
            System.arraycopy(scratch, 0, row, 0, row.length);
        }
    }
}

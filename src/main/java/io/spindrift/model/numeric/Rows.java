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
        int particles = out.length;
        int row = first;
        double[] bias = theta[first + x.length + units];
        System.arraycopy(bias, 0, out, 0, particles);
        for (double xk : x) {
            addScaled(theta[row++], xk, out);
        }
        for (int l = 0; l < units; l++) {
            addProduct(theta[row++], state[firstY + l], out);
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

    /** Applies tanh to a row in place. */
    public static void tanh(double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Functions.tanh(row[i]);
        }
    }

    /** Applies the logistic function to a row in place. */
    public static void logistic(double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Functions.logistic(row[i]);
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

package io.spindrift.model.numeric;

/**
 * The arithmetic of {@link Rows} on arrays of floats, in loops that the compiler makes vector instructions of: short, over one index,
 * with nothing carried on from one number to the next. {@code TwinsTest} writes the same class for doubles from this text.
 */
@SuppressWarnings("cast") // Of the twin.
final class DoubleKernels {
    static final DoubleKernels INSTANCE = new DoubleKernels();

    private static final int LANES = 8;

    /** Columns that go together, so that those of some rows stay in the nearest cache. */
    private static final int TILE = 192;

    /** out += factor · row. */
    void addScaled(double[] row, double factor, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += row[i] * factor;
        }
    }

    /** out += Σ_k factors[at + k] · rows[first + k]: four rows go at once, so that the sum stays in a register between them. */
    void addScaled(double[][] rows, int first, double[] factors, int at, int count, double[] out, int from, int to) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            double[] row0 = rows[first + k];
            double[] row1 = rows[first + k + 1];
            double[] row2 = rows[first + k + 2];
            double[] row3 = rows[first + k + 3];
            double f0 = (double) factors[at + k];
            double f1 = (double) factors[at + k + 1];
            double f2 = (double) factors[at + k + 2];
            double f3 = (double) factors[at + k + 3];
            for (int i = from; i < to; i++) {
                out[i] = out[i] + row0[i] * f0 + row1[i] * f1 + row2[i] * f2 + row3[i] * f3;
            }
        }
        for (; k < count; k++) {
            addScaled(rows[first + k], (double) factors[at + k], out, from, to);
        }
    }

    /** Each outs[r] += Σ_k matrix[r][from + k] · rows[from + k] for k below count. */
    void addTimes(double[][] matrix, double[][] rows, int from, int count, double[][] outs, int width) {
        for (int at = 0; at < width; at += TILE) {
            int end = Math.min(at + TILE, width);
            for (int r = 0; r < outs.length; r++) {
                addScaled(rows, from, matrix[r], from, count, outs[r], at, end);
            }
        }
    }

    /** {@link Rows#affine} for a single particle: the same operations in the same order, without a loop for each. */
    double affine(double[][] theta, int first, double[] x, double[][] state, int firstY, int units) {
        double sum = theta[first + x.length + units][0];
        for (int k = 0; k < x.length; k++) {
            sum += theta[first + k][0] * (double) x[k];
        }
        int row = first + x.length;
        for (int l = 0; l < units; l++) {
            sum += theta[row + l][0] * state[firstY + l][0];
        }
        return sum;
    }

    /** out += left · right. */
    void addProduct(double[] left, double[] right, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += left[i] * right[i];
        }
    }

    /** out += Σ_k lefts[left + k] · rights[right + k]; three at once: of four, the compiler of Java 17 makes no vectors. */
    void addProducts(
            double[][] lefts, int left, double[][] rights, int right, int count, double[] out, int from, int to) {
        int k = 0;
        for (; k + 3 <= count; k += 3) {
            double[] left0 = lefts[left + k];
            double[] left1 = lefts[left + k + 1];
            double[] left2 = lefts[left + k + 2];
            double[] right0 = rights[right + k];
            double[] right1 = rights[right + k + 1];
            double[] right2 = rights[right + k + 2];
            for (int i = from; i < to; i++) {
                out[i] = out[i] + left0[i] * right0[i] + left1[i] * right1[i] + left2[i] * right2[i];
            }
        }
        for (; k < count; k++) {
            addProduct(lefts[left + k], rights[right + k], out, from, to);
        }
    }

    void product(double[] left, double[] right, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] * right[i];
        }
    }

    /** out ← a b + c d. */
    void sumOfProducts(double[] a, double[] b, double[] c, double[] d, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] * b[i] + c[i] * d[i];
        }
    }

    /** out ← share · fresh + (1 − share) · old. */
    void mix(double[] share, double[] fresh, double[] old, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = share[i] * fresh[i] + (1 - share[i]) * old[i];
        }
    }

    void difference(double[] left, double[] right, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = left[i] - right[i];
        }
    }

    void quotient(double[] left, double[] right, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = left[i] / right[i];
        }
    }

    /** out −= left · right · weight. */
    void subtractProduct(double[] left, double[] right, double[] weight, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] -= left[i] * right[i] * weight[i];
        }
    }

    void scale(double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }

    /** row ← (row − factor · other) · scale. */
    void shrink(double[] row, double[] other, double factor, double scale, int from, int to) {
        for (int i = from; i < to; i++) {
            row[i] = (row[i] - factor * other[i]) * scale;
        }
    }

    /** out ← weight (1 − h²). */
    void throughTanh(double[] weight, double[] h, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = weight[i] * (1 - h[i] * h[i]);
        }
    }

    /** out ← weight s (1 − s). */
    void throughLogistic(double[] weight, double[] s, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = weight[i] * s[i] * (1 - s[i]);
        }
    }

    /** row ← max(row, bound). */
    void atLeast(double[] row, double bound) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.max(row[i], bound);
        }
    }

    /** row += increment, where it is below a bound. */
    void addBelow(double[] row, double bound, double increment) {
        for (int i = 0; i < row.length; i++) {
            row[i] += row[i] < bound ? increment : 0;
        }
    }

    /** max_i |row[i]|. */
    double largest(double[] row) {
        double largest = 0;
        for (double number : row) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    void clamp(double[] row, double bound, int from, int to) {
        for (int i = from; i < to; i++) {
            row[i] = Math.max(-bound, Math.min(bound, row[i]));
        }
    }

    /**
     * Σ_i left[i] right[i] from one index to before another, by {@value #LANES} running sums that do not wait for one another.
     *
     * @param scratch as long as these; the products
     */
    double dot(double[] left, double[] right, int from, int to, double[] scratch) {
        product(left, right, scratch, from, to);
        return sum(scratch, from, to);
    }

    /** Σ_i numbers[i] from one index to before another, in the same order. */
    double sum(double[] numbers, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = to - (to - from) % LANES;
        for (int i = from; i < whole; i += LANES) {
            s0 += numbers[i];
            s1 += numbers[i + 1];
            s2 += numbers[i + 2];
            s3 += numbers[i + 3];
            s4 += numbers[i + 4];
            s5 += numbers[i + 5];
            s6 += numbers[i + 6];
            s7 += numbers[i + 7];
        }
        double sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
        for (int i = whole; i < to; i++) {
            sum += numbers[i];
        }
        return sum;
    }
}

package io.spindrift.model.numeric;

/**
 * The arithmetic of {@link Rows} on arrays of floats, in loops that the compiler makes vector instructions of: short, over one index,
 * with nothing carried on from one number to the next. {@code TwinsTest} writes the same class for doubles from this text.
 */
@SuppressWarnings("cast") // Of the twin.
final class FloatKernels {
    static final FloatKernels INSTANCE = new FloatKernels();

    private static final int LANES = 8;

    /** Columns that go together, so that those of some rows stay in the nearest cache. */
    private static final int TILE = 192;

    /** out += factor · row. */
    void addScaled(float[] row, float factor, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += row[i] * factor;
        }
    }

    /** out += Σ_k factors[at + k] · rows[first + k]: four rows go at once, so that the sum stays in a register between them. */
    void addScaled(float[][] rows, int first, double[] factors, int at, int count, float[] out, int from, int to) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            float[] row0 = rows[first + k];
            float[] row1 = rows[first + k + 1];
            float[] row2 = rows[first + k + 2];
            float[] row3 = rows[first + k + 3];
            float f0 = (float) factors[at + k];
            float f1 = (float) factors[at + k + 1];
            float f2 = (float) factors[at + k + 2];
            float f3 = (float) factors[at + k + 3];
            for (int i = from; i < to; i++) {
                out[i] = out[i] + row0[i] * f0 + row1[i] * f1 + row2[i] * f2 + row3[i] * f3;
            }
        }
        for (; k < count; k++) {
            addScaled(rows[first + k], (float) factors[at + k], out, from, to);
        }
    }

    /** Each outs[r] += Σ_k matrix[r][from + k] · rows[from + k] for k below count. */
    void addTimes(double[][] matrix, float[][] rows, int from, int count, float[][] outs, int width) {
        for (int at = 0; at < width; at += TILE) {
            int end = Math.min(at + TILE, width);
            for (int r = 0; r < outs.length; r++) {
                addScaled(rows, from, matrix[r], from, count, outs[r], at, end);
            }
        }
    }

    /** {@link Rows#affine} for a single particle: the same operations in the same order, without a loop for each. */
    float affine(float[][] theta, int first, double[] x, float[][] state, int firstY, int units) {
        float sum = theta[first + x.length + units][0];
        for (int k = 0; k < x.length; k++) {
            sum += theta[first + k][0] * (float) x[k];
        }
        int row = first + x.length;
        for (int l = 0; l < units; l++) {
            sum += theta[row + l][0] * state[firstY + l][0];
        }
        return sum;
    }

    /** out += left · right. */
    void addProduct(float[] left, float[] right, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += left[i] * right[i];
        }
    }

    /** out += Σ_k lefts[left + k] · rights[right + k]; three at once: of four, the compiler of Java 17 makes no vectors. */
    void addProducts(float[][] lefts, int left, float[][] rights, int right, int count, float[] out, int from, int to) {
        int k = 0;
        for (; k + 3 <= count; k += 3) {
            float[] left0 = lefts[left + k];
            float[] left1 = lefts[left + k + 1];
            float[] left2 = lefts[left + k + 2];
            float[] right0 = rights[right + k];
            float[] right1 = rights[right + k + 1];
            float[] right2 = rights[right + k + 2];
            for (int i = from; i < to; i++) {
                out[i] = out[i] + left0[i] * right0[i] + left1[i] * right1[i] + left2[i] * right2[i];
            }
        }
        for (; k < count; k++) {
            addProduct(lefts[left + k], rights[right + k], out, from, to);
        }
    }

    void product(float[] left, float[] right, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] * right[i];
        }
    }

    /** out ← a b + c d. */
    void sumOfProducts(float[] a, float[] b, float[] c, float[] d, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] * b[i] + c[i] * d[i];
        }
    }

    /** out ← share · fresh + (1 − share) · old. */
    void mix(float[] share, float[] fresh, float[] old, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = share[i] * fresh[i] + (1 - share[i]) * old[i];
        }
    }

    void difference(float[] left, float[] right, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = left[i] - right[i];
        }
    }

    void quotient(float[] left, float[] right, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = left[i] / right[i];
        }
    }

    /** out −= left · right · weight. */
    void subtractProduct(float[] left, float[] right, float[] weight, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] -= left[i] * right[i] * weight[i];
        }
    }

    void scale(float[] row, float factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }

    /** row ← (row − factor · other) · scale. */
    void shrink(float[] row, float[] other, float factor, float scale, int from, int to) {
        for (int i = from; i < to; i++) {
            row[i] = (row[i] - factor * other[i]) * scale;
        }
    }

    /** out ← weight (1 − h²). */
    void throughTanh(float[] weight, float[] h, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = weight[i] * (1 - h[i] * h[i]);
        }
    }

    /** out ← weight s (1 − s). */
    void throughLogistic(float[] weight, float[] s, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = weight[i] * s[i] * (1 - s[i]);
        }
    }

    /** row ← max(row, bound). */
    void atLeast(float[] row, float bound) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.max(row[i], bound);
        }
    }

    /** row += increment, where it is below a bound. */
    void addBelow(float[] row, float bound, float increment) {
        for (int i = 0; i < row.length; i++) {
            row[i] += row[i] < bound ? increment : 0;
        }
    }

    /** max_i |row[i]|. */
    float largest(float[] row) {
        float largest = 0;
        for (float number : row) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    void clamp(float[] row, float bound, int from, int to) {
        for (int i = from; i < to; i++) {
            row[i] = Math.max(-bound, Math.min(bound, row[i]));
        }
    }

    /**
     * Σ_i left[i] right[i] from one index to before another, by {@value #LANES} running sums that do not wait for one another.
     *
     * @param scratch as long as these; the products
     */
    float dot(float[] left, float[] right, int from, int to, float[] scratch) {
        product(left, right, scratch, from, to);
        return sum(scratch, from, to);
    }

    /** Σ_i numbers[i] from one index to before another, in the same order. */
    float sum(float[] numbers, int from, int to) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
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
        float sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
        for (int i = whole; i < to; i++) {
            sum += numbers[i];
        }
        return sum;
    }
}

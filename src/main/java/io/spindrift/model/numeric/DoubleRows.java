package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/** {@link Rows} of one precision. The class for doubles is generated from that for floats by {@code make twins}. */
@SuppressWarnings("cast") // The casts are redundant in the class for doubles.
final class DoubleRows extends Rows {
    private static final DoubleKernels KERNELS = DoubleKernels.INSTANCE;

    private static final DoubleNoiseKernel NOISE = DoubleNoiseKernel.INSTANCE;
    private static final Function TANH = DoubleFunctions::tanh;
    private static final Function LOGISTIC = DoubleFunctions::logistic;

    /** Shorter rows are joined before a function is applied to them. */
    private static final int SHORT = 32;

    /** Number of columns that are processed together, so that those of all rows stay in the L1 cache. */
    private static final int TILE = 192;

    /** A function of each number of an array, from one index (inclusive) to another (exclusive). */
    private interface Function {
        void apply(double[] row, int from, int to);
    }

    private final double[][] rows;
    private double[] scratch = {};
    private double[][] noiseScratch;

    DoubleRows(double[][] rows) {
        this.rows = rows;
    }

    static double[][] of(Rows others) {
        return ((DoubleRows) others).rows;
    }

    private double[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new double[length];
        }
        return scratch;
    }

    /** Returns two arrays for the noise of a row. */
    private double[][] noiseScratch() {
        if (noiseScratch == null) {
            noiseScratch = new double[2][width()];
        }
        return noiseScratch;
    }

    @Override
    public Rows another(int count) {
        return new DoubleRows(new double[count][width()]);
    }

    @Override
    public int count() {
        return rows.length;
    }

    @Override
    public int width() {
        return rows.length == 0 ? 0 : rows[0].length;
    }

    @Override
    public double get(int row, int i) {
        return rows[row][i];
    }

    @Override
    public void set(int row, int i, double value) {
        rows[row][i] = (double) value;
    }

    @Override
    public void read(int row, double[] out) {
        double[] from = rows[row];
        for (int i = 0; i < from.length; i++) {
            out[i] = from[i];
        }
    }

    @Override
    public void readFirst(int from, int count, double[] out, int offset) {
        for (int r = 0; r < count; r++) {
            out[offset + r] = rows[from + r][0];
        }
    }

    @Override
    public void write(int row, double[] in) {
        double[] to = rows[row];
        for (int i = 0; i < to.length; i++) {
            to[i] = (double) in[i];
        }
    }

    @Override
    public void fill(int row, double value) {
        Arrays.fill(rows[row], (double) value);
    }

    @Override
    public void copy(int row, Rows others, int other) {
        System.arraycopy(of(others)[other], 0, rows[row], 0, rows[row].length);
    }

    @Override
    public void visit(FieldVisitor fields, String name) {
        for (double[] row : rows) {
            fields.float64s(name, row);
        }
    }

    @Override
    public void affine(int row, Rows theta, int first, double[] x, Rows state, int firstY, int units) {
        double[][] weights = of(theta);
        double[][] y = of(state);
        double[] out = rows[row];
        if (out.length == 1) {
            out[0] = affine(weights, first, x, y, firstY, units);
        } else {
            System.arraycopy(weights[first + x.length + units], 0, out, 0, out.length);
            KERNELS.addScaled(weights, first, x, 0, x.length, out, 0, out.length);
            KERNELS.addProducts(weights, first + x.length, y, firstY, units, out, 0, out.length);
        }
    }

    @Override
    public void affine(
            int row, Rows theta, int first, double[] x, Rows state, int firstY, int units, ProcessNoise processNoise) {
        int count = x.length + units + 1;
        processNoise.draw(first, count);
        NOISE.affine(of(theta), first, x, of(state), firstY, units, rows[row], processNoise, noiseScratch());
        processNoise.bound(theta, first, count);
    }

    /** The same for a single particle: the same operations in the same order, without a loop for each operation. */
    private static double affine(double[][] theta, int first, double[] x, double[][] state, int firstY, int units) {
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

    @Override
    public void addScaled(int row, Rows others, int other, double factor) {
        KERNELS.addScaled(of(others)[other], (double) factor, rows[row], 0, rows[row].length);
    }

    @Override
    public void addScaled(int row, Rows others, int first, double[] factors, int from, int count) {
        KERNELS.addScaled(of(others), first, factors, from, count, rows[row], 0, rows[row].length);
    }

    @Override
    public void addTimes(double[][] matrix, Rows others, int from, int count) {
        double[][] factors = of(others);
        int width = width();
        for (int start = 0; start < width; start += TILE) {
            int end = Math.min(start + TILE, width);
            for (int r = 0; r < rows.length; r++) {
                KERNELS.addScaled(factors, from, matrix[r], from, count, rows[r], start, end);
            }
        }
    }

    @Override
    public void addProduct(int row, Rows lefts, int left, Rows rights, int right) {
        KERNELS.addProduct(of(lefts)[left], of(rights)[right], rows[row], 0, rows[row].length);
    }

    @Override
    public void addProducts(int row, Rows lefts, int left, Rows rights, int right, int count) {
        KERNELS.addProducts(of(lefts), left, of(rights), right, count, rows[row], 0, rows[row].length);
    }

    @Override
    public void product(int row, Rows lefts, int left, Rows rights, int right) {
        KERNELS.product(of(lefts)[left], of(rights)[right], rows[row], 0, rows[row].length);
    }

    @Override
    public void sumOfProducts(int row, Rows as, int a, Rows bs, int b, Rows cs, int c, Rows ds, int d) {
        KERNELS.sumOfProducts(of(as)[a], of(bs)[b], of(cs)[c], of(ds)[d], rows[row]);
    }

    @Override
    public void mix(int row, Rows shares, int share, Rows freshes, int fresh, Rows olds, int old) {
        KERNELS.mix(of(shares)[share], of(freshes)[fresh], of(olds)[old], rows[row]);
    }

    @Override
    public void difference(int row, Rows lefts, int left, Rows rights, int right) {
        KERNELS.difference(of(lefts)[left], of(rights)[right], rows[row]);
    }

    @Override
    public void quotient(int row, Rows lefts, int left, Rows rights, int right) {
        KERNELS.quotient(of(lefts)[left], of(rights)[right], rows[row]);
    }

    @Override
    public void subtractProduct(int row, Rows lefts, int left, Rows rights, int right, Rows weights, int weight) {
        KERNELS.subtractProduct(
                of(lefts)[left], of(rights)[right], of(weights)[weight], rows[row], 0, rows[row].length);
    }

    @Override
    public void scale(int row, double factor) {
        KERNELS.scale(rows[row], (double) factor);
    }

    @Override
    public void shrink(int row, Rows others, int other, double factor, double scale) {
        KERNELS.shrink(rows[row], of(others)[other], (double) factor, (double) scale, 0, rows[row].length);
    }

    @Override
    public void throughTanh(int row, Rows weights, int weight, Rows hs, int h) {
        KERNELS.throughTanh(of(weights)[weight], of(hs)[h], rows[row]);
    }

    @Override
    public void throughLogistic(int row, Rows weights, int weight, Rows ss, int s) {
        KERNELS.throughLogistic(of(weights)[weight], of(ss)[s], rows[row]);
    }

    @Override
    public void tanh(int from, int to) {
        apply(TANH, from, to);
    }

    @Override
    public void logistic(int from, int to) {
        apply(LOGISTIC, from, to);
    }

    private void apply(Function function, int from, int to) {
        if (width() < SHORT) {
            double[] joined = scratch((to - from) * width());
            gather(from, to, joined);
            function.apply(joined, 0, (to - from) * width());
            scatter(from, to, joined);
        } else {
            for (int r = from; r < to; r++) {
                function.apply(rows[r], 0, rows[r].length);
            }
        }
    }

    private void gather(int from, int to, double[] joined) {
        int index = 0;
        for (int r = from; r < to; r++) {
            double[] row = rows[r];
            for (int i = 0; i < row.length; i++) {
                joined[index++] = row[i];
            }
        }
    }

    private void scatter(int from, int to, double[] joined) {
        int index = 0;
        for (int r = from; r < to; r++) {
            double[] row = rows[r];
            for (int i = 0; i < row.length; i++) {
                row[i] = joined[index++];
            }
        }
    }

    @Override
    public void exp(int row) {
        DoubleFunctions.exp(rows[row], 0, rows[row].length);
    }

    @Override
    public void clamp(int row, double bound) {
        KERNELS.clamp(rows[row], (double) bound, 0, rows[row].length);
    }

    @Override
    public void atLeast(int row, double min) {
        double[] to = rows[row];
        double bound = (double) min;
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.max(to[i], bound);
        }
    }

    @Override
    public void addBelow(int row, double bound, double increment) {
        double[] to = rows[row];
        double max = (double) bound;
        double added = (double) increment;
        for (int i = 0; i < to.length; i++) {
            to[i] += to[i] < max ? added : 0;
        }
    }

    @Override
    void addNoise(int row, ProcessNoise processNoise, int drawn) {
        NOISE.add(rows[row], processNoise, drawn, noiseScratch());
    }

    @Override
    public double dot(int row, Rows others, int other) {
        return KERNELS.dot(rows[row], of(others)[other], 0, rows[row].length, scratch(rows[row].length));
    }

    @Override
    public double dotPart(int row, int offset, double[] values, int from, int count) {
        double[] left = rows[row];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += left[offset + k] * values[from + k];
        }
        return sum;
    }

    @Override
    public double largest(int row) {
        double largest = 0;
        for (double number : rows[row]) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    @Override
    public void repeat(int row, Rows narrow, int other) {
        double[] from = of(narrow)[other];
        for (int offset = 0; offset < rows[row].length; offset += from.length) {
            System.arraycopy(from, 0, rows[row], offset, from.length);
        }
    }

    @Override
    public void addParts(int row, Rows wide, int other) {
        double[] to = rows[row];
        double[] from = of(wide)[other];
        for (int offset = 0; offset < from.length; offset += to.length) {
            for (int i = 0; i < to.length; i++) {
                to[i] += from[offset + i];
            }
        }
    }

    @Override
    public void addProductPart(int row, Rows lefts, int left, Rows rights, int right, int offset) {
        double[] to = rows[row];
        double[] a = of(lefts)[left];
        double[] b = of(rights)[right];
        for (int i = 0; i < to.length; i++) {
            to[i] += a[offset + i] * b[offset + i];
        }
    }

    @Override
    public void setPart(int row, int offset, Rows narrow, int other) {
        double[] from = of(narrow)[other];
        System.arraycopy(from, 0, rows[row], offset, from.length);
    }

    @Override
    public void addScaledPart(int row, int offset, double[] values, int count, double factor) {
        double[] to = rows[row];
        for (int k = 0; k < count; k++) {
            to[offset + k] += (double) (factor * values[k]);
        }
    }

    @Override
    public void move(int from, int count, Rows others, int offset, double factor, double bound) {
        double[] steps = of(others)[0];
        for (int k = 0; k < count; k++) {
            double moved = rows[from + k][0] + factor * steps[offset + k];
            rows[from + k][0] = (double) Math.max(-bound, Math.min(bound, moved));
        }
    }

    @Override
    public void resample(ResamplingPlan plan) {
        int[] replaced = plan.replacedIndices();
        int[] ancestors = plan.ancestors();
        int count = plan.count();
        for (double[] row : rows) {
            for (int part = 0; part < row.length; part += plan.particles()) {
                for (int k = 0; k < count; k++) {
                    row[part + replaced[k]] = row[part + ancestors[k]];
                }
            }
        }
    }
}

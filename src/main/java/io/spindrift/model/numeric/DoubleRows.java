package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/** {@link Rows} of one precision. The class for doubles is generated from that for floats by {@code make twins}. */
@SuppressWarnings("cast") // The casts are redundant in the class for doubles.
final class DoubleRows extends Rows {
    private static final DoubleKernels KERNELS = DoubleKernels.INSTANCE;

    private static final DoubleNoiseKernel NOISE = DoubleNoiseKernel.INSTANCE;
    private static final DoubleActivations.Function TANH = DoubleFunctions::tanh;
    private static final DoubleActivations.Function LOGISTIC = DoubleFunctions::logistic;

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
            out[0] = KERNELS.affine(weights, first, x, y, firstY, units);
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
        KERNELS.addTimes(matrix, of(others), from, count, rows, width());
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

    private void apply(DoubleActivations.Function function, int from, int to) {
        if (width() < DoubleActivations.SHORT) {
            DoubleActivations.together(function, rows, from, to, scratch((to - from) * width()));
        } else {
            DoubleActivations.each(function, rows, from, to);
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
        KERNELS.atLeast(rows[row], (double) min);
    }

    @Override
    public void addBelow(int row, double bound, double increment) {
        KERNELS.addBelow(rows[row], (double) bound, (double) increment);
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
        return DoubleParts.dot(rows[row], offset, values, from, count);
    }

    @Override
    public double largest(int row) {
        return KERNELS.largest(rows[row]);
    }

    @Override
    public void repeat(int row, Rows narrow, int other) {
        DoubleParts.repeat(of(narrow)[other], rows[row]);
    }

    @Override
    public void addParts(int row, Rows wide, int other) {
        DoubleParts.addAll(of(wide)[other], rows[row]);
    }

    @Override
    public void addProductPart(int row, Rows lefts, int left, Rows rights, int right, int offset) {
        DoubleParts.addProduct(of(lefts)[left], of(rights)[right], offset, rows[row]);
    }

    @Override
    public void setPart(int row, int offset, Rows narrow, int other) {
        double[] from = of(narrow)[other];
        System.arraycopy(from, 0, rows[row], offset, from.length);
    }

    @Override
    public void addScaledPart(int row, int offset, double[] values, int count, double factor) {
        DoubleParts.addScaled(values, count, factor, rows[row], offset);
    }

    @Override
    public void move(int from, int count, Rows others, int offset, double factor, double bound) {
        double[] steps = of(others)[0];
        for (int k = 0; k < count; k++) {
            double moved = rows[from + k][0] + factor * steps[offset + k];
            rows[from + k][0] = (double) Clamp.symmetric(moved, bound);
        }
    }

    @Override
    public void resample(ResamplingPlan plan) {
        for (double[] row : rows) {
            DoubleParts.resample(row, plan);
        }
    }
}

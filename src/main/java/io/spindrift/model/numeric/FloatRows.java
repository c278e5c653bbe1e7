package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/** {@link Rows} of one precision. The class for doubles is generated from that for floats by {@code make twins}. */
@SuppressWarnings("cast") // The casts are redundant in the class for doubles.
final class FloatRows extends Rows {
    private static final FloatKernels KERNELS = FloatKernels.INSTANCE;

    private static final FloatNoiseKernel NOISE = FloatNoiseKernel.INSTANCE;
    private static final FloatActivations.Function TANH = FloatFunctions::tanh;
    private static final FloatActivations.Function LOGISTIC = FloatFunctions::logistic;

    private final float[][] rows;
    private float[] scratch = {};
    private float[][] noiseScratch;

    FloatRows(float[][] rows) {
        this.rows = rows;
    }

    static float[][] of(Rows others) {
        return ((FloatRows) others).rows;
    }

    private float[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new float[length];
        }
        return scratch;
    }

    /** Returns two arrays for the noise of a row. */
    private float[][] noiseScratch() {
        if (noiseScratch == null) {
            noiseScratch = new float[2][width()];
        }
        return noiseScratch;
    }

    @Override
    public Rows another(int count) {
        return new FloatRows(new float[count][width()]);
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
        rows[row][i] = (float) value;
    }

    @Override
    public void read(int row, double[] out) {
        float[] from = rows[row];
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
        float[] to = rows[row];
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) in[i];
        }
    }

    @Override
    public void fill(int row, double value) {
        Arrays.fill(rows[row], (float) value);
    }

    @Override
    public void copy(int row, Rows others, int other) {
        System.arraycopy(of(others)[other], 0, rows[row], 0, rows[row].length);
    }

    @Override
    public void visit(FieldVisitor fields, String name) {
        for (float[] row : rows) {
            fields.float64s(name, row);
        }
    }

    @Override
    public void affine(int row, Rows theta, int first, double[] x, Rows state, int firstY, int units) {
        float[][] weights = of(theta);
        float[][] y = of(state);
        float[] out = rows[row];
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
        KERNELS.addScaled(of(others)[other], (float) factor, rows[row], 0, rows[row].length);
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
        KERNELS.scale(rows[row], (float) factor);
    }

    @Override
    public void shrink(int row, Rows others, int other, double factor, double scale) {
        KERNELS.shrink(rows[row], of(others)[other], (float) factor, (float) scale, 0, rows[row].length);
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

    private void apply(FloatActivations.Function function, int from, int to) {
        if (width() < FloatActivations.SHORT) {
            FloatActivations.together(function, rows, from, to, scratch((to - from) * width()));
        } else {
            FloatActivations.each(function, rows, from, to);
        }
    }

    @Override
    public void exp(int row) {
        FloatFunctions.exp(rows[row], 0, rows[row].length);
    }

    @Override
    public void clamp(int row, double bound) {
        KERNELS.clamp(rows[row], (float) bound, 0, rows[row].length);
    }

    @Override
    public void atLeast(int row, double min) {
        KERNELS.atLeast(rows[row], (float) min);
    }

    @Override
    public void addBelow(int row, double bound, double increment) {
        KERNELS.addBelow(rows[row], (float) bound, (float) increment);
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
        return FloatParts.dot(rows[row], offset, values, from, count);
    }

    @Override
    public double largest(int row) {
        return KERNELS.largest(rows[row]);
    }

    @Override
    public void repeat(int row, Rows narrow, int other) {
        FloatParts.repeat(of(narrow)[other], rows[row]);
    }

    @Override
    public void addParts(int row, Rows wide, int other) {
        FloatParts.addAll(of(wide)[other], rows[row]);
    }

    @Override
    public void addProductPart(int row, Rows lefts, int left, Rows rights, int right, int offset) {
        FloatParts.addProduct(of(lefts)[left], of(rights)[right], offset, rows[row]);
    }

    @Override
    public void setPart(int row, int offset, Rows narrow, int other) {
        float[] from = of(narrow)[other];
        System.arraycopy(from, 0, rows[row], offset, from.length);
    }

    @Override
    public void addScaledPart(int row, int offset, double[] values, int count, double factor) {
        FloatParts.addScaled(values, count, factor, rows[row], offset);
    }

    @Override
    public void move(int from, int count, Rows others, int offset, double factor, double bound) {
        float[] steps = of(others)[0];
        for (int k = 0; k < count; k++) {
            double moved = rows[from + k][0] + factor * steps[offset + k];
            rows[from + k][0] = (float) Clamp.symmetric(moved, bound);
        }
    }

    @Override
    public void resample(ResamplingPlan plan) {
        for (float[] row : rows) {
            FloatParts.resample(row, plan);
        }
    }
}

package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;

/**
 * Rows of numbers, and arithmetic on whole rows. A row is one quantity of all particles, so one call computes an
 * equation for all particles. Rows in one call have the same precision and, unless stated otherwise, the same width. A
 * call changes only rows of the object that it is called on: its first argument is the changed row.
 *
 * <p>The particle is the innermost index, so that loops run over contiguous numbers without dependencies and can be
 * vectorized. Operations are those of IEEE in a fixed order, so all implementations give the same bits.
 */
public abstract sealed class Rows permits DoubleRows, FloatRows {

    /** Returns {@code count} rows of {@code width} zeros. */
    public static Rows zeros(Precision precision, int count, int width) {
        return switch (precision) {
            case FLOAT64 -> new DoubleRows(new double[count][width]);
            case FLOAT32 -> new FloatRows(new float[count][width]);
        };
    }

    /** Returns rows that use an array of arrays of the same length, and change it in place. */
    public static Rows over(double[][] rows) {
        return new DoubleRows(rows);
    }

    /** Returns {@code count} rows of zeros with the same precision and width. */
    public abstract Rows another(int count);

    /** Returns rows of zeros with the same shape. */
    public final Rows another() {
        return another(count());
    }

    /** Returns the number of rows. */
    public abstract int count();

    /** Returns the length of a row; 0 if there is none. */
    public abstract int width();

    public abstract double get(int row, int i);

    public abstract void set(int row, int i, double value);

    /** Copies a row into an array. */
    public abstract void read(int row, double[] out);

    /** Copies the first particle of {@code count} rows into an array, from {@code offset} on. */
    public abstract void readFirst(int from, int count, double[] out, int offset);

    /** Copies an array into a row. */
    public abstract void write(int row, double[] in);

    /** Sets all numbers of a row. */
    public abstract void fill(int row, double value);

    /** Sets all numbers of all rows. */
    public final void fill(double value) {
        for (int r = 0; r < count(); r++) {
            fill(r, value);
        }
    }

    /** row ← other. */
    public abstract void copy(int row, Rows others, int other);

    /** Copies all rows of another object of the same shape. */
    public final void copy(Rows others) {
        for (int r = 0; r < count(); r++) {
            copy(r, others, r);
        }
    }

    /** Saves or restores all rows. */
    public abstract void visit(FieldVisitor fields, String name);

    /**
     * Computes the pre-activation of one unit: row[i] = Σ_k W[k][i] x[k] + Σ_l R[l][i] y[l][i] + b[i], where W, R and b
     * are the consecutive rows of {@code theta} from {@code first} on. Cost: 2 (p + m) + 1 operations per particle.
     *
     * @param first row of W[0]
     * @param x regressor, the same for all particles, length p
     * @param state rows that include y
     * @param firstY row of y[0]
     * @param units m, the length of y
     */
    public abstract void affine(int row, Rows theta, int first, double[] x, Rows state, int firstY, int units);

    /** Computes the pre-activation, and then adds noise to the rows of theta that were read. */
    public abstract void affine(
            int row, Rows theta, int first, double[] x, Rows state, int firstY, int units, ProcessNoise processNoise);

    /** row += factor · other. */
    public abstract void addScaled(int row, Rows others, int other, double factor);

    /** row += Σ_k factors[from + k] · others[first + k] for k below count, in the order of k. */
    public abstract void addScaled(int row, Rows others, int first, double[] factors, int from, int count);

    /** Each row r += Σ_k matrix[r][from + k] · others[from + k] for k below count. */
    public abstract void addTimes(double[][] matrix, Rows others, int from, int count);

    /** row += left · right. */
    public abstract void addProduct(int row, Rows lefts, int left, Rows rights, int right);

    /** row += Σ_k lefts[left + k] · rights[right + k] for k below count, in the order of k. */
    public abstract void addProducts(int row, Rows lefts, int left, Rows rights, int right, int count);

    /** row ← left · right. */
    public abstract void product(int row, Rows lefts, int left, Rows rights, int right);

    /** row ← a · b + c · d. */
    public abstract void sumOfProducts(int row, Rows as, int a, Rows bs, int b, Rows cs, int c, Rows ds, int d);

    /** row ← share · fresh + (1 − share) · old. */
    public abstract void mix(int row, Rows shares, int share, Rows freshes, int fresh, Rows olds, int old);

    /** row ← left − right. */
    public abstract void difference(int row, Rows lefts, int left, Rows rights, int right);

    /** row ← left / right. */
    public abstract void quotient(int row, Rows lefts, int left, Rows rights, int right);

    /** row −= left · right · weight. */
    public abstract void subtractProduct(
            int row, Rows lefts, int left, Rows rights, int right, Rows weights, int weight);

    /** row ← factor · row. */
    public abstract void scale(int row, double factor);

    /** row ← (row − factor · other) · scale. */
    public abstract void shrink(int row, Rows others, int other, double factor, double scale);

    /** row ← weight · (1 − h²): the derivative of h = tanh a. */
    public abstract void throughTanh(int row, Rows weights, int weight, Rows hs, int h);

    /** row ← weight · s (1 − s): the derivative of s = σ(a). */
    public abstract void throughLogistic(int row, Rows weights, int weight, Rows ss, int s);

    /** Applies tanh to the rows from {@code from} (inclusive) to {@code to} (exclusive). */
    public abstract void tanh(int from, int to);

    /** Applies the logistic function to the rows from {@code from} (inclusive) to {@code to} (exclusive). */
    public abstract void logistic(int from, int to);

    /** row ← e^row for numbers up to 0. The error is absolute, so results near 0 are not exact relatively. */
    public abstract void exp(int row);

    /** Clamps a row to ± bound. */
    public abstract void clamp(int row, double bound);

    /** Raises the numbers of a row to a minimum. */
    public abstract void atLeast(int row, double min);

    /** Adds an increment to those numbers of a row that are below a bound. */
    public abstract void addBelow(int row, double bound, double increment);

    /**
     * Adds noise to a row.
     *
     * @param drawn index of its noise among the rows that were drawn
     */
    abstract void addNoise(int row, ProcessNoise processNoise, int drawn);

    /**
     * Returns Σ_i row[i] · other[i], by eight running sums, one for each i modulo eight, which are then added in pairs.
     */
    public abstract double dot(int row, Rows others, int other);

    /** Returns Σ_k row[offset + k] · values[from + k] for k below count, in doubles, in the order of k. */
    public abstract double dotPart(int row, int offset, double[] values, int from, int count);

    /** Returns the largest absolute value of a row. */
    public abstract double largest(int row);

    /** Fills a wide row with repeated copies of a narrow one. */
    public abstract void repeat(int row, Rows narrow, int other);

    /** row += each part of a wider row, in the order of the parts. */
    public abstract void addParts(int row, Rows wide, int other);

    /** row += left · right, for the part of two wider rows that starts at an offset. */
    public abstract void addProductPart(int row, Rows lefts, int left, Rows rights, int right, int offset);

    /** Copies a narrow row into the part of a row that starts at an offset. */
    public abstract void setPart(int row, int offset, Rows narrow, int other);

    /** The part of a row that starts at an offset += factor · the first {@code count} numbers of an array. */
    public abstract void addScaledPart(int row, int offset, double[] values, int count, double factor);

    /**
     * The first particle of {@code count} rows += factor · the numbers of another object's first row from an offset on,
     * clamped to ± bound.
     */
    public abstract void move(int from, int count, Rows others, int offset, double factor, double bound);

    /**
     * Resamples the particles in all rows. A wide row has several parts of N numbers, which are resampled in the same
     * way.
     */
    public abstract void resample(ResamplingPlan offspring);
}

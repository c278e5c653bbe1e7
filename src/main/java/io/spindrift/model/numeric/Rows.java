package io.spindrift.model.numeric;

import io.spindrift.model.state.FieldVisitor;

/**
 * Numbers in rows, and arithmetic on whole rows: a row is a quantity, and stands for all particles, so that what an equation says
 * of one particle is said of all in one call. Rows that meet in a call have the same precision and, but where it is said, the same
 * width. The row that a call changes is one of those that it is called on, named first.
 *
 * <p>The particle stands innermost, so that every loop runs over contiguous numbers with no carried dependence, which makes vector
 * instructions. Operations are those of IEEE in a fixed order, and so are their bits, whoever carries them out.
 */
public abstract sealed class Rows permits DoubleRows, FloatRows {

    /** Rows of zeros: count rows of {@code width} numbers. */
    public static Rows zeros(Precision precision, int count, int width) {
        return switch (precision) {
            case FLOAT64 -> new DoubleRows(new double[count][width]);
            case FLOAT32 -> new FloatRows(new float[count][width]);
        };
    }

    /** Rows over an array of arrays of one length, which they change in place. */
    public static Rows over(double[][] rows) {
        return new DoubleRows(rows);
    }

    /** So many rows of zeros, of the same precision and width. */
    public abstract Rows another(int count);

    /** Rows of zeros of the same shape. */
    public final Rows another() {
        return another(count());
    }

    /** How many rows there are. */
    public abstract int count();

    /** How many numbers a row has; 0 if there is none. */
    public abstract int width();

    public abstract double get(int row, int i);

    public abstract void set(int row, int i, double value);

    /** Reads a row. */
    public abstract void read(int row, double[] out);

    /** Reads the first particle of so many rows into an array, from an index on. */
    public abstract void readFirst(int from, int count, double[] out, int at);

    /** Writes a row. */
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

    /** Copies all rows of another of the same shape. */
    public final void copy(Rows others) {
        for (int r = 0; r < count(); r++) {
            copy(r, others, r);
        }
    }

    /** Saves all rows, or restores them. */
    public abstract void visit(FieldVisitor fields, String name);

    /**
     * The pre-activation of one unit: row[i] = Σ_k W[k][i] x[k] + Σ_l R[l][i] y[l][i] + b[i], where W, R and b are the consecutive
     * rows of {@code theta} from {@code first} on; 2 (p + m) + 1 operations a particle.
     *
     * @param first the row of W[0]
     * @param x regressor, the same for all particles, length p
     * @param state rows in which y stands
     * @param firstY the row of y[0]
     * @param units m, the length of y
     */
    public abstract void affine(int row, Rows theta, int first, double[] x, Rows state, int firstY, int units);

    /** The same, and then noise on the rows of theta that were read. */
    public abstract void affine(
            int row, Rows theta, int first, double[] x, Rows state, int firstY, int units, ProcessNoise diffusion);

    /** row += factor · other. */
    public abstract void addScaled(int row, Rows others, int other, double factor);

    /** row += Σ_k factors[from + k] · others[first + k] for k below count, one after the other. */
    public abstract void addScaled(int row, Rows others, int first, double[] factors, int from, int count);

    /** Each row r += Σ_k matrix[r][from + k] · others[from + k] for k below count. */
    public abstract void addTimes(double[][] matrix, Rows others, int from, int count);

    /** row += left · right. */
    public abstract void addProduct(int row, Rows lefts, int left, Rows rights, int right);

    /** row += Σ_k lefts[left + k] · rights[right + k] for k below count, one after the other. */
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

    /** row ← weight · (1 − h²): through tanh, h = tanh a, to a. */
    public abstract void throughTanh(int row, Rows weights, int weight, Rows hs, int h);

    /** row ← weight · s (1 − s): through the logistic function, s = σ(a), to a. */
    public abstract void throughLogistic(int row, Rows weights, int weight, Rows ss, int s);

    /** Applies tanh to some rows ({@link FloatKernels}). */
    public abstract void tanh(int from, int to);

    /** Applies the logistic function to some rows. */
    public abstract void logistic(int from, int to);

    /** row ← e^row for numbers that are not above 0; with an absolute error, so that little is known of small ones. */
    public abstract void exp(int row);

    /** Bounds a row by ± bound. */
    public abstract void clamp(int row, double bound);

    /** Bounds a row from below. */
    public abstract void atLeast(int row, double min);

    /** Adds to those numbers of a row that are below a bound. */
    public abstract void addBelow(int row, double bound, double increment);

    /** row += noise, of rows that it has been drawn for, the one of that number. */
    abstract void addNoise(int row, ProcessNoise diffusion, int drawn);

    /** Σ_i row[i] · other[i], by eight running sums, one for each i modulo eight, folded in halves. */
    public abstract double dot(int row, Rows others, int other);

    /** Σ_k row[offset + k] · values[from + k] for k below count, as doubles, one after the other. */
    public abstract double dotPart(int row, int offset, double[] values, int from, int count);

    /** The largest size of a number of a row. */
    public abstract double largest(int row);

    /** A wider row ← another, again and again. */
    public abstract void repeat(int row, Rows narrow, int other);

    /** row += each part of a wider row, one after the other. */
    public abstract void addParts(int row, Rows wide, int other);

    /** row += left · right, of wider rows the part that begins at an offset. */
    public abstract void addProductPart(int row, Rows lefts, int left, Rows rights, int right, int offset);

    /** A part of a row, beginning at an offset, ← the other. */
    public abstract void setPart(int row, int offset, Rows narrow, int other);

    /** Part of a row, beginning at an offset, += factor · the first numbers of an array. */
    public abstract void addScaledPart(int row, int offset, double[] values, int count, double factor);

    /** The first particle of so many rows += factor · the numbers of another's first row from an offset on, within ± bound. */
    public abstract void move(int from, int count, Rows others, int offset, double factor, double bound);

    /** Resamples particles, in all rows, and in each part of a row that has as many numbers as there are particles. */
    public abstract void resample(ResamplingPlan offspring);
}

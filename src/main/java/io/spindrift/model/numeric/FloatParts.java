package io.spindrift.model.numeric;

/** The arithmetic of {@link Rows} on parts of rows: where a wide row has a part for each of several blocks of parameters. */
@SuppressWarnings("cast") // The twin needs the casts.
final class FloatParts {
    private FloatParts() {}

    /** Σ_k row[offset + k] · values[from + k] for k below count, as doubles, one after the other. */
    static double dot(float[] row, int offset, double[] values, int from, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += row[offset + k] * values[from + k];
        }
        return sum;
    }

    /** Each part of out ← narrow. */
    static void repeat(float[] narrow, float[] out) {
        for (int at = 0; at < out.length; at += narrow.length) {
            System.arraycopy(narrow, 0, out, at, narrow.length);
        }
    }

    /** out += each part of a wider row, one after the other. */
    static void addAll(float[] wide, float[] out) {
        for (int at = 0; at < wide.length; at += out.length) {
            for (int i = 0; i < out.length; i++) {
                out[i] += wide[at + i];
            }
        }
    }

    /** out += left · right, of wider rows the part that begins at an offset. */
    static void addProduct(float[] left, float[] right, int offset, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] += left[offset + i] * right[offset + i];
        }
    }

    /** The part of out that begins at an offset += factor · the first numbers of an array. */
    static void addScaled(double[] values, int count, double factor, float[] out, int offset) {
        for (int k = 0; k < count; k++) {
            out[offset + k] += (float) (factor * values[k]);
        }
    }

    /** In each part of a row that has as many numbers as there are particles, each replaced particle ← its ancestor. */
    static void resample(float[] row, ResamplingPlan plan) {
        int[] replaced = plan.replacedIndices();
        int[] ancestors = plan.ancestors();
        int count = plan.count();
        for (int at = 0; at < row.length; at += plan.particles()) {
            for (int k = 0; k < count; k++) {
                row[at + replaced[k]] = row[at + ancestors[k]];
            }
        }
    }
}

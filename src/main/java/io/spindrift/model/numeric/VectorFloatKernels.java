package io.spindrift.model.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Those operations of {@link FloatKernels} of which compilers make no vector instructions by themselves: sums, and numbers read at an
 * offset. Bit for bit the same; made by {@link Kernels} alone. Loops call methods of the JDK alone: one of ours could keep the compiler
 * from registers.
 */
final class VectorFloatKernels extends FloatKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDE = SPECIES.length();

    /** For eight running sums: of eight lanes, or of four twice; null where vectors are of neither. */
    private static final VectorSpecies<Float> SUMS = sums();

    private static final int RUNNING = 8;
    /** Sums over fewer numbers are not worth their folding. */
    private static final int LONG = 48;

    private static final VectorShuffle<Float> BY_FOUR = shuffle(4);
    private static final VectorShuffle<Float> BY_TWO = shuffle(2);
    private static final VectorShuffle<Float> BY_ONE = shuffle(1);

    private static VectorSpecies<Float> sums() {
        if (WIDE == RUNNING || 2 * WIDE == RUNNING) {
            return SPECIES;
        }
        return WIDE == 2 * RUNNING ? FloatVector.SPECIES_256 : null;
    }

    private static VectorShuffle<Float> shuffle(int by) {
        return SUMS == null || by >= SUMS.length() ? null : VectorShuffle.fromOp(SUMS, i -> (i + by) % SUMS.length());
    }

    /** Rows two by two: so out is gone through half as often, and the loop is still short enough to be unrolled. */
    @Override
    void addScaled(
            float[][] rows,
            int first,
            double[] factors,
            float[] out,
            float[] noise,
            int[] offsets,
            float scale,
            float[] scratch) {
        int even = factors.length / 2 * 2;
        for (int k = 0; k < even; k += 2) {
            float[] row = rows[first + k];
            float[] next = rows[first + k + 1];
            float factor = (float) factors[k];
            float nextFactor = (float) factors[k + 1];
            int offset = offsets[k];
            int nextOffset = offsets[k + 1];
            int i = 0;
            for (; i + WIDE <= out.length; i += WIDE) {
                FloatVector number = FloatVector.fromArray(SPECIES, row, i);
                FloatVector second = FloatVector.fromArray(SPECIES, next, i);
                FloatVector.fromArray(SPECIES, out, i)
                        .add(number.mul(factor))
                        .add(second.mul(nextFactor))
                        .intoArray(out, i);
                number.add(FloatVector.fromArray(SPECIES, noise, offset + i).mul(scale))
                        .intoArray(row, i);
                second.add(FloatVector.fromArray(SPECIES, noise, nextOffset + i).mul(scale))
                        .intoArray(next, i);
            }
            for (; i < out.length; i++) {
                out[i] = out[i] + row[i] * factor + next[i] * nextFactor;
                row[i] += scale * noise[offset + i];
                next[i] += scale * noise[nextOffset + i];
            }
        }
        if (even < factors.length) {
            addScaled(rows[first + even], (float) factors[even], out, 0, out.length);
            addNoise(rows[first + even], noise, offsets[even], scale, scratch);
        }
    }

    @Override
    void addProducts(
            float[][] rows,
            int first,
            float[][] others,
            int other,
            int count,
            float[] out,
            float[] noise,
            int[] offsets,
            int at,
            float scale,
            float[] scratch) {
        int even = count / 2 * 2;
        for (int k = 0; k < even; k += 2) {
            float[] row = rows[first + k];
            float[] next = rows[first + k + 1];
            float[] by = others[other + k];
            float[] nextBy = others[other + k + 1];
            int offset = offsets[at + k];
            int nextOffset = offsets[at + k + 1];
            int i = 0;
            for (; i + WIDE <= out.length; i += WIDE) {
                FloatVector number = FloatVector.fromArray(SPECIES, row, i);
                FloatVector second = FloatVector.fromArray(SPECIES, next, i);
                FloatVector.fromArray(SPECIES, out, i)
                        .add(number.mul(FloatVector.fromArray(SPECIES, by, i)))
                        .add(second.mul(FloatVector.fromArray(SPECIES, nextBy, i)))
                        .intoArray(out, i);
                number.add(FloatVector.fromArray(SPECIES, noise, offset + i).mul(scale))
                        .intoArray(row, i);
                second.add(FloatVector.fromArray(SPECIES, noise, nextOffset + i).mul(scale))
                        .intoArray(next, i);
            }
            for (; i < out.length; i++) {
                out[i] = out[i] + row[i] * by[i] + next[i] * nextBy[i];
                row[i] += scale * noise[offset + i];
                next[i] += scale * noise[nextOffset + i];
            }
        }
        if (even < count) {
            addProduct(rows[first + even], others[other + even], out, 0, out.length);
            addNoise(rows[first + even], noise, offsets[at + even], scale, scratch);
        }
    }

    @Override
    void addNoise(float[] row, float[] noise, int offset, float scale, float[] scratch) {
        int i = 0;
        for (; i + WIDE <= row.length; i += WIDE) {
            FloatVector.fromArray(SPECIES, row, i)
                    .add(FloatVector.fromArray(SPECIES, noise, offset + i).mul(scale))
                    .intoArray(row, i);
        }
        for (; i < row.length; i++) {
            row[i] += scale * noise[offset + i];
        }
    }

    @Override
    float dot(float[] left, float[] right, int from, int to, float[] scratch) {
        if (SUMS == null || to - from < LONG) {
            return super.dot(left, right, from, to, scratch);
        }
        FloatVector low = FloatVector.zero(SUMS);
        FloatVector high = FloatVector.zero(SUMS);
        int i = from;
        if (SUMS.length() == RUNNING) {
            for (; i + RUNNING <= to; i += RUNNING) {
                low = low.add(FloatVector.fromArray(SUMS, left, i).mul(FloatVector.fromArray(SUMS, right, i)));
            }
            low = low.add(low.rearrange(BY_FOUR));
        } else {
            int half = RUNNING / 2;
            for (; i + RUNNING <= to; i += RUNNING) {
                low = low.add(FloatVector.fromArray(SUMS, left, i).mul(FloatVector.fromArray(SUMS, right, i)));
                high = high.add(
                        FloatVector.fromArray(SUMS, left, i + half).mul(FloatVector.fromArray(SUMS, right, i + half)));
            }
            low = low.add(high);
        }
        low = low.add(low.rearrange(BY_TWO));
        float sum = low.add(low.rearrange(BY_ONE)).lane(0);
        for (; i < to; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}

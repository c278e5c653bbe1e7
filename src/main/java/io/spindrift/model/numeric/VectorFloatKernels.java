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

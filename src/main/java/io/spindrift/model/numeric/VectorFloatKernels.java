package io.spindrift.model.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The operations of {@link FloatKernels} that take most of the time, on vectors, bit for bit; made by {@link Kernels} alone. What is
 * left of a row behind the last whole vector is done in plain Java. Loops call methods of the JDK alone: one of ours could keep the
 * compiler from registers.
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
    void addScaled(float[] row, float factor, float[] out, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector.fromArray(SPECIES, out, i)
                    .add(FloatVector.fromArray(SPECIES, row, i).mul(factor))
                    .intoArray(out, i);
        }
        super.addScaled(row, factor, out, i, to);
    }

    @Override
    void addScaled(float[][] rows, int first, double[] factors, int at, int count, float[] out, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector sum = FloatVector.fromArray(SPECIES, out, i);
            for (int k = 0; k < count; k++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, rows[first + k], i).mul((float) factors[at + k]));
            }
            sum.intoArray(out, i);
        }
        super.addScaled(rows, first, factors, at, count, out, i, to);
    }

    @Override
    void addProduct(float[] left, float[] right, float[] out, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector.fromArray(SPECIES, out, i)
                    .add(FloatVector.fromArray(SPECIES, left, i).mul(FloatVector.fromArray(SPECIES, right, i)))
                    .intoArray(out, i);
        }
        super.addProduct(left, right, out, i, to);
    }

    @Override
    void addProducts(float[][] lefts, int left, float[][] rights, int right, int count, float[] out, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector sum = FloatVector.fromArray(SPECIES, out, i);
            for (int k = 0; k < count; k++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, lefts[left + k], i)
                        .mul(FloatVector.fromArray(SPECIES, rights[right + k], i)));
            }
            sum.intoArray(out, i);
        }
        super.addProducts(lefts, left, rights, right, count, out, i, to);
    }

    @Override
    void subtractProduct(float[] left, float[] right, float[] weight, float[] out, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector.fromArray(SPECIES, out, i)
                    .sub(FloatVector.fromArray(SPECIES, left, i)
                            .mul(FloatVector.fromArray(SPECIES, right, i))
                            .mul(FloatVector.fromArray(SPECIES, weight, i)))
                    .intoArray(out, i);
        }
        super.subtractProduct(left, right, weight, out, i, to);
    }

    @Override
    void shrink(float[] row, float[] other, float factor, float scale, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector.fromArray(SPECIES, row, i)
                    .sub(FloatVector.fromArray(SPECIES, other, i).mul(factor))
                    .mul(scale)
                    .intoArray(row, i);
        }
        super.shrink(row, other, factor, scale, i, to);
    }

    @Override
    void clamp(float[] row, float bound, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector.fromArray(SPECIES, row, i).min(bound).max(-bound).intoArray(row, i);
        }
        super.clamp(row, bound, i, to);
    }

    @Override
    void affine(
            float[][] theta,
            int first,
            double[] x,
            float[][] state,
            int firstY,
            int units,
            float[] out,
            float[] noise,
            int[] offsets,
            float scale,
            int from) {
        int p = x.length;
        float[] bias = theta[first + p + units];
        int i = from;
        for (; i + WIDE <= out.length; i += WIDE) {
            FloatVector sum = FloatVector.fromArray(SPECIES, bias, i);
            sum.add(FloatVector.fromArray(SPECIES, noise, offsets[p + units] + i)
                            .mul(scale))
                    .intoArray(bias, i);
            for (int k = 0; k < p; k++) {
                FloatVector weight = FloatVector.fromArray(SPECIES, theta[first + k], i);
                sum = sum.add(weight.mul((float) x[k]));
                weight.add(FloatVector.fromArray(SPECIES, noise, offsets[k] + i).mul(scale))
                        .intoArray(theta[first + k], i);
            }
            for (int l = 0; l < units; l++) {
                FloatVector weight = FloatVector.fromArray(SPECIES, theta[first + p + l], i);
                sum = sum.add(weight.mul(FloatVector.fromArray(SPECIES, state[firstY + l], i)));
                weight.add(FloatVector.fromArray(SPECIES, noise, offsets[p + l] + i)
                                .mul(scale))
                        .intoArray(theta[first + p + l], i);
            }
            sum.intoArray(out, i);
        }
        super.affine(theta, first, x, state, firstY, units, out, noise, offsets, scale, i);
    }

    @Override
    void addNoise(float[] row, float[] noise, int offset, float scale, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector.fromArray(SPECIES, row, i)
                    .add(FloatVector.fromArray(SPECIES, noise, offset + i).mul(scale))
                    .intoArray(row, i);
        }
        super.addNoise(row, noise, offset, scale, i, to);
    }

    @Override
    float dot(float[] left, float[] right, int from, int to) {
        if (SUMS == null || to - from < LONG) {
            return super.dot(left, right, from, to);
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

    @Override
    void exponential(float[] row, float factor, int from, int to) {
        int i = from;
        for (; i + WIDE <= to; i += WIDE) {
            FloatVector v = FloatVector.fromArray(SPECIES, row, i)
                    .mul(factor)
                    .min(FLAT)
                    .max(-FLAT)
                    .mul(HALVED_SEVEN_TIMES);
            FloatVector p = v.mul(C7).add(C6);
            p = p.mul(v).add(C5);
            p = p.mul(v).add(C4);
            p = p.mul(v).add(C3);
            p = p.mul(v).add(C2);
            FloatVector e = p.mul(v).add(1).mul(v);
            e = e.mul(e.add(2));
            e = e.mul(e.add(2));
            e = e.mul(e.add(2));
            e = e.mul(e.add(2));
            e = e.mul(e.add(2));
            e = e.mul(e.add(2));
            e.mul(e.add(2)).intoArray(row, i);
        }
        super.exponential(row, factor, i, to);
    }
}

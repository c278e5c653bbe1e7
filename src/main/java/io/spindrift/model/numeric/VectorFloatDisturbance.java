package io.spindrift.model.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same on vectors, bit for bit: noise is read at its offset, which compilers make no vectors of. Made by {@link Kernels} alone.
 * Loops call methods of the JDK alone: one of ours could keep the compiler from registers.
 */
@SuppressWarnings("cast") // Of the twin.
final class VectorFloatDisturbance extends FloatDisturbance {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDE = SPECIES.length();

    @Override
    void add(float[] row, Diffusion diffusion, int drawn, float[][] scratch) {
        float[] noise = diffusion.samples(NONE);
        int offset = diffusion.offsets()[drawn];
        float scale = (float) diffusion.deviation();
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
    void addScaled(
            float[] row,
            float factor,
            float[] next,
            float nextFactor,
            Diffusion diffusion,
            int drawn,
            float[] out,
            float[][] scratch) {
        float[] noise = diffusion.samples(NONE);
        int offset = diffusion.offsets()[drawn];
        int nextOffset = diffusion.offsets()[drawn + 1];
        float scale = (float) diffusion.deviation();
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

    @Override
    void addProducts(
            float[] row,
            float[] by,
            float[] next,
            float[] nextBy,
            Diffusion diffusion,
            int drawn,
            float[] out,
            float[][] scratch) {
        float[] noise = diffusion.samples(NONE);
        int offset = diffusion.offsets()[drawn];
        int nextOffset = diffusion.offsets()[drawn + 1];
        float scale = (float) diffusion.deviation();
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
}

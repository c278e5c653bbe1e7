package io.spindrift.model.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The recipe of {@link BoxMuller} on vectors, bit for bit that of {@link PlainNormals}; made by {@link Kernels} alone. */
final class VectorNormals implements NormalKernel {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();
    private static final int BLOCK = BoxMuller.BLOCK;

    /** Exponent of a float of 2^30, whose number of leading zeros as an integer is 1: 1 + exponent − zeros of h is constant. */
    private static final int EXPONENT_OF_NO_ZEROS = 157;

    private static final int MANTISSA_BITS = 23;

    private final int[] steps = new int[LANES];
    private final float[] last = new float[2 * BLOCK];

    VectorNormals() {
        for (int lane = 0; lane < LANES; lane++) {
            steps[lane] = lane * BoxMuller.STEP;
        }
    }

    @Override
    public void normals(long key, float[] out, int at, int count) {
        long words = BoxMuller.first(key);
        int b = (int) (words >>> Integer.SIZE);
        int d = BoxMuller.second(words);
        int start = (int) words;
        int whole = count - count % (2 * BLOCK);
        for (int done = 0; done < whole; done += 2 * BLOCK) {
            block(start, b, d, out, at + done);
            start += BLOCK * BoxMuller.STEP;
        }
        if (whole < count) {
            block(start, b, d, last, 0);
            System.arraycopy(last, 0, out, at + whole, count - whole);
        }
    }

    /**
     * The samples of a block of pairs, in registers from counter to sample. Calls methods of the JDK alone: one of ours could keep the
     * compiler from registers. In one piece, since of that size it is compiled for itself: what is compiled together with all that calls
     * it grows beyond what the compiler inlines, and then each vector is an object.
     */
    private void block(int start, int b, int d, float[] out, int at) {
        IntVector counters = IntVector.fromArray(INTS, steps, 0).add(start);
        for (int p = 0; p < BLOCK; p += LANES) {
            IntVector x = counters;
            counters = counters.add(LANES * BoxMuller.STEP);
            x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_0));
            x = x.mul(BoxMuller.FACTOR_0);
            IntVector h = x.lanewise(VectorOperators.XOR, b);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_1A));
            h = h.mul(BoxMuller.FACTOR_1A);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_1B));
            h = h.mul(BoxMuller.FACTOR_1B);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_1C));
            IntVector g = x.lanewise(VectorOperators.XOR, d);
            g = g.lanewise(VectorOperators.XOR, g.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_2A));
            g = g.mul(BoxMuller.FACTOR_2A);
            g = g.lanewise(VectorOperators.XOR, g.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_2B));
            g = g.mul(BoxMuller.FACTOR_2B);
            g = g.lanewise(VectorOperators.XOR, g.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_2C));
            FloatVector u = ((FloatVector) h.mul(BoxMuller.SPREAD)
                            .lanewise(VectorOperators.XOR, g.lanewise(VectorOperators.LSHL, BoxMuller.LOW_BITS))
                            .convertShape(VectorOperators.I2F, FLOATS, 0))
                    .mul(BoxMuller.TO_HALF)
                    .add(0.25f);
            // The leading one survives and the bit below it goes, so that the conversion cannot round up to the next
            // power.
            IntVector top = h.lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.OR, 1);
            top = top.lanewise(VectorOperators.AND_NOT, top.lanewise(VectorOperators.LSHR, 1));
            IntVector exponent = ((FloatVector) top.convertShape(VectorOperators.I2F, FLOATS, 0))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, MANTISSA_BITS);
            FloatVector zeros =
                    (FloatVector) exponent.neg().add(EXPONENT_OF_NO_ZEROS).convertShape(VectorOperators.I2F, FLOATS, 0);
            FloatVector l = u.mul(BoxMuller.L7).add(BoxMuller.L6);
            l = l.mul(u).add(BoxMuller.L5);
            l = l.mul(u).add(BoxMuller.L4);
            l = l.mul(u).add(BoxMuller.L3);
            l = l.mul(u).add(BoxMuller.L2);
            l = l.mul(u).add(BoxMuller.L1);
            l = l.mul(u).add(BoxMuller.L0);
            FloatVector radius = zeros.mul(BoxMuller.TWICE_LN2).add(u.mul(l)).sqrt();
            FloatVector t = ((FloatVector) g.convertShape(VectorOperators.I2F, FLOATS, 0)).mul(BoxMuller.TO_ONE);
            FloatVector size = t.abs();
            FloatVector c = size.sub(0.5f);
            FloatVector q = c.mul(c);
            FloatVector s = q.mul(BoxMuller.S3).add(BoxMuller.S2);
            s = s.mul(q).add(BoxMuller.S1);
            s = s.mul(q).add(BoxMuller.S0);
            FloatVector r = q.mul(BoxMuller.R3).add(BoxMuller.R2);
            r = r.mul(q).add(BoxMuller.R1);
            r = r.mul(q).add(BoxMuller.R0);
            radius.mul(c.mul(s)).intoArray(out, at + p);
            radius.mul(t.mul(size.neg().add(1)).mul(r)).intoArray(out, at + BLOCK + p);
        }
    }
}

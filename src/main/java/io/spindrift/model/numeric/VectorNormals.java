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
    private final int[] hashes = new int[BLOCK];
    private final int[] others = new int[BLOCK];
    private final float[] radii = new float[BLOCK];
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
            hash(start, b, d);
            radii();
            turn(out, at + done);
            start += BLOCK * BoxMuller.STEP;
        }
        if (whole < count) {
            hash(start, b, d);
            radii();
            turn(last, 0);
            System.arraycopy(last, 0, out, at + whole, count - whole);
        }
    }

    /** Calls methods of the JDK alone, as the others do: one of ours could keep the compiler from registers. */
    private void hash(int start, int b, int d) {
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
            h.intoArray(hashes, p);
            IntVector g = x.lanewise(VectorOperators.XOR, d);
            g = g.lanewise(VectorOperators.XOR, g.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_2A));
            g = g.mul(BoxMuller.FACTOR_2A);
            g = g.lanewise(VectorOperators.XOR, g.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_2B));
            g = g.mul(BoxMuller.FACTOR_2B);
            g = g.lanewise(VectorOperators.XOR, g.lanewise(VectorOperators.LSHR, BoxMuller.SHIFT_2C));
            g.intoArray(others, p);
        }
    }

    private void radii() {
        for (int p = 0; p < BLOCK; p += LANES) {
            IntVector h = IntVector.fromArray(INTS, hashes, p);
            IntVector g = IntVector.fromArray(INTS, others, p);
            FloatVector u = ((FloatVector) h.mul(BoxMuller.SPREAD)
                            .lanewise(VectorOperators.XOR, g.lanewise(VectorOperators.LSHL, BoxMuller.LOW_BITS))
                            .convert(VectorOperators.I2F, 0))
                    .mul(BoxMuller.TO_HALF)
                    .add(0.25f);
            // The leading one survives and the bit below it goes, so that the conversion cannot round up to the next
            // power.
            IntVector top = h.lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.OR, 1);
            top = top.lanewise(VectorOperators.AND_NOT, top.lanewise(VectorOperators.LSHR, 1));
            IntVector exponent = ((FloatVector) top.convert(VectorOperators.I2F, 0))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, MANTISSA_BITS);
            FloatVector zeros =
                    (FloatVector) exponent.neg().add(EXPONENT_OF_NO_ZEROS).convert(VectorOperators.I2F, 0);
            FloatVector l = u.mul(BoxMuller.L7).add(BoxMuller.L6);
            l = l.mul(u).add(BoxMuller.L5);
            l = l.mul(u).add(BoxMuller.L4);
            l = l.mul(u).add(BoxMuller.L3);
            l = l.mul(u).add(BoxMuller.L2);
            l = l.mul(u).add(BoxMuller.L1);
            l = l.mul(u).add(BoxMuller.L0);
            zeros.mul(BoxMuller.TWICE_LN2).add(u.mul(l)).sqrt().intoArray(radii, p);
        }
    }

    private void turn(float[] out, int at) {
        for (int p = 0; p < BLOCK; p += LANES) {
            FloatVector radius = FloatVector.fromArray(FLOATS, radii, p);
            FloatVector t = ((FloatVector) IntVector.fromArray(INTS, others, p).convert(VectorOperators.I2F, 0))
                    .mul(BoxMuller.TO_ONE);
            FloatVector size = t.abs();
            FloatVector b = size.sub(0.5f);
            FloatVector q = b.mul(b);
            FloatVector s = q.mul(BoxMuller.S3).add(BoxMuller.S2);
            s = s.mul(q).add(BoxMuller.S1);
            s = s.mul(q).add(BoxMuller.S0);
            FloatVector r = q.mul(BoxMuller.R3).add(BoxMuller.R2);
            r = r.mul(q).add(BoxMuller.R1);
            r = r.mul(q).add(BoxMuller.R0);
            radius.mul(b.mul(s)).intoArray(out, at + p);
            radius.mul(t.mul(size.neg().add(1)).mul(r)).intoArray(out, at + BLOCK + p);
        }
    }
}

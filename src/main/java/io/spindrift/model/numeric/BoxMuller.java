package io.spindrift.model.numeric;

/**
 * The formulas and constants of {@link ExactNormals}. They give the same bits on every machine.
 *
 * <pre>
 *     x = h₀(pG + a),  h = h₁(x ⊕ b),  g = h₂(x ⊕ d)         for pair p of the row, with (a, b, d) from its key
 *     −2 ln u = 2 ln 2 · zeros(h) − 2 ln(1 − v),               v in [0, ½) from hC ⊕ g·2²⁴
 *     z, z' = √(−2 ln u) · (cos, sin) of π t                   t in [−1, 1] from g      (W)
 * </pre>
 *
 * <p>(G. E. P. Box and M. E. Muller, Annals of Mathematical Statistics 29(2):610-611, 1958.) The hash functions are the three
 * stages of "triple32", of which the last two also depend on the key, and "lowbias32" (C. Wellons, "Prospecting for Hash
 * Functions", 2018). They use 32-bit multiplications, exclusive ors and shifts, for which every CPU has vector instructions.
 * The number of leading zeros has a geometric distribution, so u = 2^−zeros (1 − v) is uniform with at least 23 bits in each
 * octave down to 2^−31. No sample exceeds 6.6. The multiplication by C spreads the low bits of h over those of v. The low bits
 * are independent of the leading zeros.
 *
 * <p>−2 ln(1 − v) = v L(v). With b = |t| − ½ and q = b², cos and sin of π(t ± ½) are b S(q) and t (1 − |t|) R(q). These
 * reductions are exact and have no branch. L, S and R are minimax polynomials with relative errors below 2e-7, 1e-6 and 3e-7.
 */
final class BoxMuller {
    /** Samples are written in blocks: the first sample of each of 64 pairs, then the second one of each. */
    static final int BLOCK = 64;

    static final int STEP = 0x9e3779b9;

    static final int SHIFT_0 = 17;
    static final int FACTOR_0 = 0xed5ad4bb;

    static final int SHIFT_1A = 11;
    static final int FACTOR_1A = 0xac4c1b51;
    static final int SHIFT_1B = 15;
    static final int FACTOR_1B = 0x31848bab;
    static final int SHIFT_1C = 14;

    static final int SHIFT_2A = 16;
    static final int FACTOR_2A = 0x21f0aaad;
    static final int SHIFT_2B = 15;
    static final int FACTOR_2B = 0x735a2d97;
    static final int SHIFT_2C = 15;

    static final int SPREAD = 0x9e3779b1;
    static final int LOW_BITS = 24;

    static final float TO_HALF = 0x1p-33f;
    static final float TO_ONE = 0x1p-31f;
    static final float TWICE_LN2 = 1.3862944f;

    static final float L0 = 1.9999998f;
    static final float L1 = 1.0000731f;
    static final float L2 = 0.66372544f;
    static final float L3 = 0.54449886f;
    static final float L4 = 0.07604865f;
    static final float L5 = 1.5708252f;
    static final float L6 = -2.1630268f;
    static final float L7 = 2.3698323f;

    static final float S0 = 3.1415896f;
    static final float S1 = -5.167368f;
    static final float S2 = 2.5436049f;
    static final float S3 = -0.55839604f;

    static final float R0 = 3.9999993f;
    static final float R1 = -3.7391074f;
    static final float R2 = 1.2760365f;
    static final float R3 = -0.21648635f;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private BoxMuller() {}

    /** Returns a in the lower half and b in the upper half. */
    static long first(long key) {
        return Hash.mix(key + GOLDEN);
    }

    /** Returns d. */
    static int second(long first) {
        return (int) Hash.mix(first + GOLDEN);
    }
}

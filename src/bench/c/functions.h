/* exp, log, the activations and exact normals, over vectors of floats. */
#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "base.h"

static inline vec absolute(vec x) {
    return (vec)((ivec)x & 0x7fffffff);
}

/* x within +-bound. */
static inline vec within(vec x, float bound) {
    return 0.5f * (absolute(x + bound) - absolute(x - bound));
}

static inline vec chosen(ivec mask, vec yes, vec no) {
    return (vec)((mask & (ivec)yes) | (~mask & (ivec)no));
}

/* e^x for x within +-80: 2^k e^r, by a polynomial of degree 6; within 3e-7 of it (Cephes, expf). */
static inline vec exponential(vec x) {
    vec k = x * 1.44269504f + 12582912.0f; /* the integer stands in the low bits */
    ivec power = ((ivec)k << 23) + 0x3f800000;
    k -= 12582912.0f;
    vec r = x - k * 0.693359375f + k * 2.12194440e-4f;
    vec e = 1.9875691500e-4f * r + 1.3981999507e-3f;
    e = e * r + 8.3334519073e-3f;
    e = e * r + 4.1665795894e-2f;
    e = e * r + 1.6666665459e-1f;
    e = e * r + 5.0000001201e-1f;
    return (e * r * r + r + 1) * (vec)power;
}

static inline vec logistic(vec x) {
    return 1 / (1 + exponential(within(-x, 30)));
}

static inline vec hyperbolic(vec x) {
    return 2 / (1 + exponential(within(-2 * x, 30))) - 1;
}

/* ln u for u in (0, 1]: an exponent and a polynomial (Cephes, logf). */
static inline vec logarithm(vec u) {
    ivec shifted = (ivec)u - 0x3f3504f3; /* of the root of 1/2 */
    vec e = __builtin_convertvector(shifted >> 23, vec);
    vec f = (vec)((shifted & 0x007fffff) + 0x3f3504f3) - 1;
    vec z = f * f;
    vec y = 7.0376836292e-2f * f - 1.1514610310e-1f;
    y = y * f + 1.1676998740e-1f;
    y = y * f - 1.2420140846e-1f;
    y = y * f + 1.4249322787e-1f;
    y = y * f - 1.6668057665e-1f;
    y = y * f + 2.0000714765e-1f;
    y = y * f - 2.4999993993e-1f;
    y = y * f + 3.3333331174e-1f;
    return f + (y * f * z - 2.12194440e-4f * e - 0.5f * z) + 0.693359375f * e;
}

static inline uvec hashes(uvec z) { /* hash32 of each */
    z = (z ^ (z >> 16)) * 0x7feb352du;
    z = (z ^ (z >> 15)) * 0x846ca68bu;
    return z ^ (z >> 16);
}

/*
 * Normals by Box and Muller, from a hash of key and counter: in the first half of them the cosines, in the second the sines of
 * the same angles. The angle is pi (q / 2 + t), a quadrant q and t within +-1/4, so that two short polynomials do.
 */
static inline void exact_normals(uint32_t key, float *out, int count) {
    int half = count / 2;
    uvec counter;
    for (int l = 0; l < LANES; l++) {
        counter[l] = key + (uint32_t)l * 0x9e3779b9u;
    }
    for (int i = 0; i < half; i += LANES) {
        uvec first = hashes(counter), second = hashes(first ^ key ^ 0x85ebca6bu);
        counter += (uint32_t)LANES * 0x9e3779b9u;
        vec u = (__builtin_convertvector((ivec)(first >> 8), vec) + 1) * 0x1p-24f;
        vec square = absolute(-2 * logarithm(u)), r;
        for (int l = 0; l < LANES; l++) {
            r[l] = sqrtf(square[l]);
        }
        ivec q = (ivec)(second >> 30);
        vec t = __builtin_convertvector((ivec)(second & 0x3fffffff) - 0x20000000, vec) * (0x1p-31f * 3.14159265f);
        vec z = t * t;
        vec s = t * (1 + z * (-1.6666654611e-1f + z * (8.3321608736e-3f + z * -1.9515295891e-4f)));
        vec c = 1 + z * (-0.5f + z * (4.166664568298827e-2f + z * (-1.388731625493765e-3f + z * 2.443315711809948e-5f)));
        ivec odd = -(q & 1);
        ivec sine_sign = (q & 2) << 30, cosine_sign = ((q + 1) & 2) << 30;
        vec cosine = (vec)((ivec)chosen(odd, s, c) ^ cosine_sign);
        vec sine = (vec)((ivec)chosen(odd, c, s) ^ sine_sign);
        *(vec *)(out + i) = r * cosine;
        *(vec *)(out + half + i) = r * sine;
    }
}

#endif

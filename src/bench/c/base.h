/* What all kernels share: the shape, memory, numbers to begin with, vectors. */
#ifndef BASE_H
#define BASE_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 64 /* of m and of p */
#define GATES 4 /* z, i, f, o */
#define FEED 64 /* regressors, in turn */

/* Vectors of the compiler, as wide as the processor's; it makes instructions of every operator on them. */
#ifdef __AVX512F__
#define VECTOR 64
#elif defined(__AVX__)
#define VECTOR 32
#else
#define VECTOR 16
#endif
typedef float vec __attribute__((vector_size(VECTOR)));
typedef double dvec __attribute__((vector_size(VECTOR)));
typedef int32_t ivec __attribute__((vector_size(VECTOR)));
typedef uint32_t uvec __attribute__((vector_size(VECTOR)));
/* The same where it does not begin at a multiple of its size. */
typedef float loose __attribute__((vector_size(VECTOR), aligned(4)));
#define LANES ((int)(VECTOR / sizeof(float)))
#define DLANES ((int)(VECTOR / sizeof(double)))

static int m, p, n, N;
static double feed[FEED][MOST];
static int fed;

/* Where parameters begin. */
typedef double start_of(int particle, int parameter);

static void *zeros(size_t bytes) {
    size_t whole = (bytes + 63) / 64 * 64;
    void *memory = aligned_alloc(64, whole);
    if (!memory) {
        fprintf(stderr, "no memory for %zu bytes\n", whole);
        exit(1);
    }
    return memset(memory, 0, whole);
}

static const double *next_regressor(void) {
    const double *x = feed[fed];
    fed = (fed + 1) % FEED;
    return x;
}

static uint64_t mix(uint64_t z) { /* SplitMix64 */
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static inline uint32_t hash32(uint32_t z) { /* Wellons, hash-prospector: lowbias32 */
    z = (z ^ (z >> 16)) * 0x7feb352du;
    z = (z ^ (z >> 15)) * 0x846ca68bu;
    return z ^ (z >> 16);
}

static double uniform(uint64_t counter) {
    return ((mix(counter * 0x9e3779b97f4a7c15u) >> 12) * 2 + 1) * 0x1p-53;
}

static double normal(uint64_t counter) {
    return sqrt(-2 * log(uniform(2 * counter))) * cos(2 * M_PI * uniform(2 * counter + 1));
}

#endif

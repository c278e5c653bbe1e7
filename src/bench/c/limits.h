/* What this machine's memory and arithmetic allow. */
#ifndef LIMITS_H
#define LIMITS_H

#include "filter.h"

static float *band;

static void band_make(void) {
    for (int i = 0; i < TABLE + GROUP * LANES; i++) {
        pf.table[i] = normal(i % TABLE);
    }
    band = zeros((size_t)n * N * sizeof(float));
}

/* theta += a window of the table, row by row of N: every number is read and written once. */
static double band_step(void) {
    pf.step++;
    for (int r = 0; r < n; r++) {
        float *row = band + (size_t)r * N;
        const float *from = pf.table + (hash32(pf.step * 77777 + r) & (TABLE / 2 - 1));
        int i = 0;
        for (; i + LANES <= N; i += LANES) {
            *(loose *)(row + i) += *(const loose *)(from + i);
        }
        for (; i < N; i++) {
            row[i] += from[i];
        }
    }
    return band[0];
}

/* Multiply-adds in registers: ten chains of vectors, so that none waits for another. */
#define CHAINS 10
#define TURNS 1024
#define PEAK(VEC, name)                                             \
    static double name(void) {                                      \
        static volatile float half = 0.5;                           \
        VEC a[CHAINS], x = (VEC){0} + half, y = (VEC){0} + half;    \
        for (int c = 0; c < CHAINS; c++) {                          \
            a[c] = x * half;                                        \
        }                                                           \
        for (int i = 0; i < TURNS; i++) {                           \
            for (int c = 0; c < CHAINS; c++) {                      \
                a[c] = a[c] * x + y;                                \
            }                                                       \
        }                                                           \
        for (int c = 1; c < CHAINS; c++) {                          \
            a[0] += a[c];                                           \
        }                                                           \
        return a[0][0];                                             \
    }
PEAK(vec, peak_float)
PEAK(dvec, peak_double)

#endif

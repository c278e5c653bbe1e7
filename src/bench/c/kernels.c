/*
 * The steps of docs/maths.md in C: what the kernels are held against. Parameters as everywhere, the LSTM with the general
 * architecture.
 *
 *     kernels NAME m p N [SECONDS]          prints the nanoseconds of a step, of the processor's time
 *     kernels NAME-trace m p N STEPS        prints what each step computes, from a start that a test makes as well
 *
 * NAME: pf-table, pf-exact, rtrl, ekf, ekf-float, bandwidth; peak-float and peak-double print multiply-adds a nanosecond.
 * Build: cc -O3 -march=native -fno-math-errno kernels.c -lm
 */
#define _GNU_SOURCE
#include "base.h"
#include "filter.h"
#include "limits.h"
#include "rtrl.h"
#include <time.h>

#define NAME ekf
#define REAL double
#define VEC dvec
#include "covariance.h"

#define NAME ekf_float
#define REAL float
#define VEC vec
#include "covariance.h"

typedef double step_of(void);

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time); /* other work on the machine does not lengthen it */
    return time.tv_sec * 1e9 + time.tv_nsec;
}

static volatile double sink;

/* The mean nanoseconds of a step over a while; the clock is looked at about every millisecond. */
static double measure(step_of *step, double seconds) {
    double start = now(), end;
    long steps = 0, batch = 1;
    do {
        for (long i = 0; i < batch; i++) {
            sink = step();
        }
        steps += batch;
        end = now();
        batch = (long)(steps * fmin(1, 1e6 / (end - start))) + 1;
    } while (end - start < seconds * 1e9);
    return (end - start) / steps;
}

static double drawn(int particle, int parameter) {
    return 0.3 * normal(1000000 + (uint64_t)particle * n + parameter);
}

/* A start that a test in another language makes as well. */
static double traced(int particle, int parameter) {
    return 0.3 * sin(1.0 + parameter + 0.7 * particle);
}

/* Makes a kernel and gives its step; in a trace the filter has no noise and does not resample. */
static step_of *made(const char *name, int trace) {
    start_of *start = trace ? traced : drawn;
    if (!strcmp(name, "pf-table") || !strcmp(name, "pf-exact")) {
        pf_make(trace ? NONE : name[3] == 't' ? WINDOWS : EXACT, 0.003, trace ? 0 : 0.5, start);
        return pf_step;
    }
    if (!strcmp(name, "rtrl")) {
        rtrl_make(start);
        return rtrl_step;
    }
    if (!strcmp(name, "ekf")) {
        ekf_make(n + 2 * m, 0.3);
        return ekf_step;
    }
    if (!strcmp(name, "ekf-float")) {
        ekf_float_make(n + 2 * m, 0.3);
        return ekf_float_step;
    }
    if (!strcmp(name, "bandwidth")) {
        band_make();
        return band_step;
    }
    return !strcmp(name, "peak-float") ? peak_float : !strcmp(name, "peak-double") ? peak_double : NULL;
}

int main(int count, char **arguments) {
    if (count < 5) {
        fprintf(stderr, "usage: kernels NAME m p N [SECONDS]\n");
        return 2;
    }
    char name[32];
    snprintf(name, sizeof name, "%s", arguments[1]);
    char *mark = strstr(name, "-trace");
    if (mark) {
        *mark = 0;
    }
    m = atoi(arguments[2]);
    p = atoi(arguments[3]);
    N = atoi(arguments[4]);
    n = GATES * m * (m + p + 1) + p * (m + p + 1) + m + p;
    double last = count > 5 ? atof(arguments[5]) : 0.3;
    if (m < 1 || m > MOST || p < 2 || p > MOST || N < 1 || N > TABLE / 2) {
        fprintf(stderr, "expected 1 to %d units, 2 to %d inputs, 1 to %d particles\n", MOST, MOST, TABLE / 2);
        return 2;
    }
    for (int row = 0; row < FEED; row++) {
        for (int k = 0; k < p; k++) {
            feed[row][k] = sin(1.0 + 3 * row + 7 * k);
        }
    }
    step_of *step = made(name, mark != NULL);
    if (!step) {
        fprintf(stderr, "no kernel is called %s\n", name);
        return 2;
    }
    for (int i = 0; mark && i < last; i++) {
        printf("%.17g\n", step());
    }
    if (!mark) {
        measure(step, 0.1);
        double nanos = measure(step, last), work = (double)TURNS * CHAINS;
        printf("%.6g\n", step == peak_float ? work * LANES / nanos : step == peak_double ? work * DLANES / nanos : nanos);
    }
    return 0;
}

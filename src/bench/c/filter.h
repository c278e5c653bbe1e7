/* The paper's particle filter: parameters and states in float, tiles of particles innermost, one pass over the parameters. */
#ifndef FILTER_H
#define FILTER_H

#include "functions.h"

#define PARTS 2               /* vectors in a tile */
#define TILE (PARTS * LANES)  /* particles that go together */
#define GROUP (GATES * PARTS) /* vectors of the four gates, which stand side by side */
#define TABLE 16384

typedef enum { NONE, WINDOWS, EXACT } noise_kind;

static struct {
    noise_kind kind;
    float sigma, share, below;
    int tiles, gate_rows, control_rows, rows; /* rows of a tile */
    vec *theta;                               /* [tile][row][PARTS], of the cell [unit][input][gate] */
    vec *c, *y, *before;                      /* [tile][unit][PARTS] */
    double *logs, *weights, *forecasts;
    int *children, *copies;
    float table[TABLE + GROUP * LANES];
    uint64_t step;
    long labels;
    double mean, variance;
} pf;

static void pf_make(noise_kind kind, double sigma, double below, start_of *start) {
    int k = m + p + 1;
    pf.kind = kind;
    pf.sigma = sigma;
    pf.below = below;
    pf.share = 0.1f;
    pf.tiles = (N + TILE - 1) / TILE;
    pf.gate_rows = GATES * m * k;
    pf.control_rows = p * k;
    pf.rows = pf.gate_rows + pf.control_rows + m + p;
    size_t all = (size_t)pf.tiles * TILE;
    pf.theta = zeros(all * (pf.rows + GATES) * sizeof(float)); /* the last group may be short */
    pf.c = zeros(all * (m + GATES) * sizeof(float));
    pf.y = zeros(all * (m + GATES) * sizeof(float));
    pf.before = zeros(m * TILE * sizeof(float));
    pf.logs = zeros(N * sizeof(double));
    pf.weights = zeros(N * sizeof(double));
    pf.forecasts = zeros(all * sizeof(double));
    pf.children = zeros(N * sizeof(int));
    pf.copies = zeros(N * sizeof(int));
    pf.labels = 1;
    pf.variance = 1;
    for (int i = 0; i < TABLE + GROUP * LANES; i++) {
        pf.table[i] = normal(i % TABLE);
    }
    for (int i = 0; i < N; i++) {
        pf.weights[i] = 1.0 / N;
        float *theta = (float *)pf.theta + (size_t)(i / TILE) * pf.rows * TILE + i % TILE;
        for (int r = 0; r < pf.rows; r++) {
            int gate = r / k / m, unit = r / k % m, input = r % k;
            int row = r < pf.gate_rows ? (unit * k + input) * GATES + gate : r;
            theta[row * TILE] = start(i, r);
        }
    }
}

/* theta += sigma times a group of samples: a window of the table, or samples of its own. */
static inline __attribute__((always_inline)) void disturb(noise_kind kind, uint32_t key, vec *theta, int vectors) {
    if (kind == WINDOWS) {
        const float *from = pf.table + (hash32(key) & (TABLE - 1));
        for (int q = 0; q < vectors; q++) {
            theta[q] += pf.sigma * *(const loose *)(from + q * LANES);
        }
    } else if (kind == EXACT) {
        vec samples[GROUP];
        exact_normals(hash32(key), (float *)samples, GROUP * LANES);
        for (int q = 0; q < vectors; q++) {
            theta[q] += pf.sigma * samples[q];
        }
    }
}

/* acc += theta u for the four gates. */
static inline __attribute__((always_inline)) void take(vec *acc, const vec *theta, const vec *u) {
    for (int q = 0; q < GROUP; q++) {
        acc[q] += theta[q] * u[q % PARTS];
    }
}

static inline __attribute__((always_inline)) void pf_cell(
        noise_kind kind, uint32_t *key, vec *row, vec *c, vec *y, const vec *input) {
    for (int j = 0; j < m; j++) {
        vec acc[GROUP] = {{0}};
        for (int l = 0; l < m + p + 1; l++, row += GROUP) {
            take(acc, row, input + l * PARTS);
            disturb(kind, (*key)++, row, GROUP);
        }
        for (int q = 0; q < PARTS; q++) {
            vec cell = logistic(acc[PARTS + q]) * hyperbolic(acc[q]) + logistic(acc[2 * PARTS + q]) * c[j * PARTS + q];
            c[j * PARTS + q] = cell;
            y[j * PARTS + q] = logistic(acc[3 * PARTS + q]) * hyperbolic(cell);
        }
    }
}

/* Some rows, in groups; the last may be short. */
static inline __attribute__((always_inline)) void disturb_rows(noise_kind kind, uint32_t *key, vec *rows, int count) {
    int whole = count / GATES * GATES;
    for (int r = 0; r < whole; r += GATES) {
        disturb(kind, (*key)++, rows + r * PARTS, GROUP);
    }
    if (whole < count) {
        disturb(kind, (*key)++, rows + whole * PARTS, (count - whole) * PARTS);
    }
}

static inline void pf_forecast(vec *rest, const vec *y, const vec *input, const double *x, double *out) {
    const vec *w = rest + pf.control_rows * PARTS, *v = w + m * PARTS;
    vec sum[PARTS] = {{0}};
    for (int j = 0; j < m * PARTS; j++) {
        sum[j % PARTS] += w[j] * y[j];
    }
    for (int k = 0; k < p; k++) {
        vec acc[PARTS] = {{0}};
        float g = tanhf(x[k]);
        for (int l = 0; l < (m + p + 1) * PARTS; l++) {
            acc[l % PARTS] += rest[l] * input[l];
        }
        rest += (m + p + 1) * PARTS;
        for (int q = 0; q < PARTS; q++) {
            sum[q] += v[k * PARTS + q] * g * logistic(acc[q]);
        }
    }
    for (int i = 0; i < TILE; i++) {
        out[i] = sum[i / LANES][i % LANES];
    }
}

static inline __attribute__((always_inline)) void pf_tile(noise_kind kind, int tile, const double *x) {
    vec *theta = pf.theta + (size_t)tile * pf.rows * PARTS;
    vec *c = pf.c + tile * m * PARTS, *y = pf.y + tile * m * PARTS;
    vec input[(2 * MOST + 1) * PARTS];
    for (int l = 0; l < p * PARTS; l++) {
        input[l] = (vec){0} + (float)x[l / PARTS];
    }
    memcpy(input + p * PARTS, y, m * TILE * sizeof(float));
    for (int q = 0; q < PARTS; q++) {
        input[(p + m) * PARTS + q] = (vec){0} + 1;
    }
    uint32_t key = (uint32_t)mix(pf.step * 0x9e3779b97f4a7c15u + tile);
    pf_cell(kind, &key, theta, c, y, input);
    if (kind != NONE) {
        disturb_rows(kind, &key, c, m);
        disturb_rows(kind, &key, y, m);
        disturb_rows(kind, &key, theta + pf.gate_rows * PARTS, pf.rows - pf.gate_rows);
    }
    pf_forecast(theta + pf.gate_rows * PARTS, y, input, x, pf.forecasts + tile * TILE);
}

/* A constant kind in each, so that each is compiled for itself. */
static void pf_tiles(const double *x) {
    for (int tile = 0; tile < pf.tiles; tile++) {
        switch (pf.kind) {
            case NONE: pf_tile(NONE, tile, x); break;
            case WINDOWS: pf_tile(WINDOWS, tile, x); break;
            case EXACT: pf_tile(EXACT, tile, x); break;
        }
    }
}

static void copy_rows(float *rows, int count) {
    for (int j = 0; j < N; j++) {
        int from = pf.copies[j];
        if (from < 0) {
            continue;
        }
        float *to = rows + (size_t)(j / TILE) * count * TILE + j % TILE;
        const float *source = rows + (size_t)(from / TILE) * count * TILE + from % TILE;
        for (int r = 0; r < count; r++) {
            to[r * TILE] = source[r * TILE];
        }
    }
}

/* Systematically; who survives stays where it is, so that only those who do not are written. */
static void pf_resample(double start) {
    int i = 0, from = 0;
    double cumulated = pf.weights[0];
    memset(pf.children, 0, N * sizeof(int));
    for (int j = 0; j < N; j++) {
        while (cumulated < (start + j) / N && i < N - 1) {
            cumulated += pf.weights[++i];
        }
        pf.children[i]++;
    }
    for (int j = 0; j < N; j++) {
        pf.copies[j] = -1;
        if (pf.children[j] == 0) {
            while (pf.children[from] < 2) {
                from++;
            }
            pf.children[from]--;
            pf.copies[j] = from;
        }
    }
    copy_rows((float *)pf.theta, pf.rows);
    copy_rows((float *)pf.c, m);
    copy_rows((float *)pf.y, m);
    for (int j = 0; j < N; j++) {
        pf.logs[j] = 0;
        pf.weights[j] = 1.0 / N;
    }
}

/* Weighs by the likelihood of a label; returns 1 / N_eff. */
static double pf_weigh(double label, double noise) {
    double largest = -INFINITY, sum = 0, squares = 0;
    for (int i = 0; i < N; i++) {
        double error = label - pf.forecasts[i];
        pf.logs[i] -= 0.5 * error * error / noise;
        largest = fmax(largest, pf.logs[i]);
    }
    for (int i = 0; i < N; i++) {
        pf.logs[i] -= largest;
        pf.weights[i] = exp(pf.logs[i]);
        sum += pf.weights[i];
    }
    for (int i = 0; i < N; i++) {
        pf.weights[i] /= sum;
        squares += pf.weights[i] * pf.weights[i];
    }
    return squares;
}

static double pf_step(void) {
    const double *x = next_regressor();
    double label = x[0] * x[1], forecast = 0;
    pf.step++;
    pf.labels++;
    double rate = fmax(1.0 / pf.labels, 1e-3), difference = label - pf.mean;
    pf.mean += rate * difference;
    pf.variance = (1 - rate) * (pf.variance + rate * difference * difference);
    pf_tiles(x);
    for (int i = 0; i < N; i++) {
        forecast += pf.weights[i] * pf.forecasts[i];
    }
    if (1 / pf_weigh(label, pf.share * pf.variance) < pf.below * N) {
        pf_resample(uniform(pf.step + (1ull << 40)));
    }
    return forecast;
}

#endif

/* Gradient descent by real-time recurrent learning, in double; parameters as the project orders them. */
#ifndef RTRL_H
#define RTRL_H

#include "base.h"

#define SLICE 4 /* vectors of columns that go together */

static struct {
    double rate;
    double *theta;                 /* n */
    double *gradient, *rest;       /* of the cell's parameters, in whole slices, and of the others */
    double *c, *y, *gates;         /* m, m, 4 m */
    double *gain[GATES];           /* by gate: of c, the last one of y */
    double *slope;                 /* of y by c */
    double *through_c, *through_y; /* m x m, by y before */
    double *past;                  /* of the forecast by y before, through the control gate */
    dvec *cell, *output;           /* sensitivities of c and of y, [m][vectors] */
    int columns, vectors;
} rtrl;

static void rtrl_make(start_of *start) {
    rtrl.rate = 1e-3;
    rtrl.columns = GATES * m * (m + p + 1);
    rtrl.vectors = (rtrl.columns + SLICE * DLANES - 1) / (SLICE * DLANES) * SLICE;
    rtrl.theta = zeros(n * sizeof(double));
    rtrl.gradient = zeros(rtrl.vectors * sizeof(dvec));
    rtrl.rest = zeros((n - rtrl.columns) * sizeof(double));
    rtrl.c = zeros(m * sizeof(double));
    rtrl.y = zeros(m * sizeof(double));
    rtrl.gates = zeros(GATES * m * sizeof(double));
    for (int g = 0; g < GATES; g++) {
        rtrl.gain[g] = zeros(m * sizeof(double));
    }
    rtrl.slope = zeros(m * sizeof(double));
    rtrl.past = zeros(m * sizeof(double));
    rtrl.through_c = zeros(m * m * sizeof(double));
    rtrl.through_y = zeros(m * m * sizeof(double));
    rtrl.cell = zeros((size_t)m * rtrl.vectors * sizeof(dvec));
    rtrl.output = zeros((size_t)m * rtrl.vectors * sizeof(dvec));
    for (int k = 0; k < n; k++) {
        rtrl.theta[k] = start(0, k);
    }
}

/*
 * The products of four gates are two: with M_c = diag(iz')R^z + diag(zi')R^i + diag(cf')R^f and M_o = diag(o' tanh c)R^o,
 *
 *     D_c = M_c D_y + diag(f) D_c;   D_y = M_o D_y + diag(o (1 - tanh^2 c)) D_c
 *
 * and the explicit parts to come. A slice of columns at a time, with its part of the gradient.
 */
static void rtrl_products(const double *w) {
    const double *forget = rtrl.gates + 2 * m;
    for (int at = 0; at < rtrl.vectors; at += SLICE) {
        dvec y[MOST][SLICE], sum[SLICE] = {{0}};
        for (int l = 0; l < m; l++) {
            memcpy(y[l], rtrl.output + l * rtrl.vectors + at, sizeof y[l]);
            for (int k = 0; k < SLICE; k++) {
                sum[k] += rtrl.past[l] * y[l][k];
            }
        }
        for (int j = 0; j < m; j++) {
            dvec *cell = rtrl.cell + j * rtrl.vectors + at, *output = rtrl.output + j * rtrl.vectors + at;
            dvec by_c[SLICE], by_y[SLICE] = {{0}};
            for (int k = 0; k < SLICE; k++) {
                by_c[k] = forget[j] * cell[k];
            }
            for (int l = 0; l < m; l++) {
                double a = rtrl.through_c[j * m + l], b = rtrl.through_y[j * m + l];
                for (int k = 0; k < SLICE; k++) {
                    by_c[k] += a * y[l][k];
                    by_y[k] += b * y[l][k];
                }
            }
            for (int k = 0; k < SLICE; k++) {
                cell[k] = by_c[k];
                output[k] = by_y[k] + rtrl.slope[j] * by_c[k];
                sum[k] += w[j] * output[k];
            }
        }
        memcpy(rtrl.gradient + at * DLANES, sum, sizeof sum);
    }
}

static void rtrl_explicit(const double *w, const double *input) {
    int k = m + p + 1;
    for (int j = 0; j < m; j++) {
        double *cell = (double *)(rtrl.cell + j * rtrl.vectors), *output = (double *)(rtrl.output + j * rtrl.vectors);
        for (int g = 0; g < GATES; g++) {
            int at = (g * m + j) * k;
            double on_c = g < 3 ? rtrl.gain[g][j] : 0, on_y = g < 3 ? rtrl.slope[j] * on_c : rtrl.gain[g][j];
            for (int l = 0; l < k; l++) {
                cell[at + l] += on_c * input[l];
                output[at + l] += on_y * input[l];
                rtrl.gradient[at + l] += w[j] * on_y * input[l];
            }
        }
    }
}

/* The step forward, and what the products need of it; returns w'y. */
static double rtrl_cell(const double *w, const double *input) {
    int k = m + p + 1;
    const double *theta = rtrl.theta;
    double *z = rtrl.gates, *i = z + m, *f = i + m, *o = f + m, forecast = 0;
    for (int b = 0; b < GATES * m; b++) {
        double a = 0;
        for (int l = 0; l < k; l++) {
            a += theta[b * k + l] * input[l];
        }
        rtrl.gates[b] = b < m ? tanh(a) : 1 / (1 + exp(-a));
    }
    for (int j = 0; j < m; j++) {
        double old = rtrl.c[j], c = i[j] * z[j] + f[j] * old, h = tanh(c);
        rtrl.c[j] = c;
        rtrl.y[j] = o[j] * h;
        rtrl.slope[j] = o[j] * (1 - h * h);
        rtrl.gain[0][j] = i[j] * (1 - z[j] * z[j]);
        rtrl.gain[1][j] = z[j] * i[j] * (1 - i[j]);
        rtrl.gain[2][j] = old * f[j] * (1 - f[j]);
        rtrl.gain[3][j] = h * o[j] * (1 - o[j]);
        forecast += w[j] * rtrl.y[j];
        for (int l = 0; l < m; l++) {
            double sum = 0;
            for (int g = 0; g < 3; g++) {
                sum += rtrl.gain[g][j] * theta[(g * m + j) * k + p + l];
            }
            rtrl.through_c[j * m + l] = sum;
            rtrl.through_y[j * m + l] = rtrl.gain[3][j] * theta[(3 * m + j) * k + p + l];
        }
    }
    return forecast;
}

/* The control gate, its gradient and that of w and v; returns its part of the forecast. */
static double rtrl_control(const double *control, const double *v, const double *x, const double *input) {
    int k = m + p + 1;
    double forecast = 0;
    memset(rtrl.past, 0, m * sizeof(double));
    for (int q = 0; q < p; q++) {
        double a = 0, g = tanh(x[q]);
        for (int l = 0; l < k; l++) {
            a += control[q * k + l] * input[l];
        }
        double alpha = 1 / (1 + exp(-a)), delta = v[q] * g * alpha * (1 - alpha);
        forecast += v[q] * alpha * g;
        for (int l = 0; l < k; l++) {
            rtrl.rest[q * k + l] = delta * input[l];
        }
        for (int l = 0; l < m; l++) {
            rtrl.past[l] += delta * control[q * k + p + l];
        }
        rtrl.rest[p * k + m + q] = alpha * g;
    }
    memcpy(rtrl.rest + p * k, rtrl.y, m * sizeof(double));
    return forecast;
}

static double rtrl_step(void) {
    const double *x = next_regressor(), *control = rtrl.theta + rtrl.columns, *w = control + p * (m + p + 1);
    double input[2 * MOST + 1];
    memcpy(input, x, p * sizeof(double));
    memcpy(input + p, rtrl.y, m * sizeof(double));
    input[p + m] = 1;
    double forecast = rtrl_cell(w, input);
    forecast += rtrl_control(control, w + m, x, input);
    rtrl_products(w);
    rtrl_explicit(w, input);
    double factor = 2 * rtrl.rate * (x[0] * x[1] - forecast);
    for (int q = 0; q < n; q++) {
        rtrl.theta[q] += factor * (q < rtrl.columns ? rtrl.gradient[q] : rtrl.rest[q - rtrl.columns]);
    }
    return forecast;
}

#endif

/*
 * The covariance of the extended Kalman filter, given H: S = H'PH + R, K = PH/S, P <- P - KH'P + qI. To be included with REAL,
 * VEC and NAME defined. P is symmetric: its lower half stands row by row, each row from a multiple of 64 bytes. The update
 * of a step waits for the next: one pass does P <- P - g g' + q I, g = PH/sqrt(S), and P H for the H of this step, four rows at a
 * time.
 */
#define JOINED(a, b) a##b
#define CALLED(a, b) JOINED(a, b)
#define EKF CALLED(NAME, _state)
#define WIDTH ((int)(sizeof(VEC) / sizeof(REAL)))
#define OBSERVATIONS 8

static struct {
    REAL *p, *h[OBSERVATIONS], *g, *s;
    size_t *row;
    int size, turn;
} EKF;

static void CALLED(NAME, _make)(int size, double start) {
    size_t all = 0;
    int line = 64 / sizeof(REAL);
    EKF.size = size;
    EKF.row = zeros(size * sizeof(size_t));
    for (int i = 0; i < size; i++) {
        EKF.row[i] = all;
        all += (i + line) / line * line;
    }
    EKF.p = zeros(all * sizeof(REAL));
    EKF.g = zeros(size * sizeof(REAL));
    EKF.s = zeros(size * sizeof(REAL));
    for (int i = 0; i < size; i++) {
        EKF.p[EKF.row[i] + i] = start;
    }
    for (int k = 0; k < OBSERVATIONS; k++) {
        EKF.h[k] = zeros(size * sizeof(REAL));
        for (int i = 0; i < size; i++) {
            EKF.h[k][i] = sin(1.0 + i + 1000.0 * k);
        }
    }
}

/* What the vectors leave over of a row. */
static void CALLED(NAME, _rest)(int i, int from, REAL drift, const REAL *h) {
    REAL *row = EKF.p + EKF.row[i], sum = 0;
    for (int j = from; j < i; j++) {
        row[j] -= EKF.g[i] * EKF.g[j];
        sum += row[j] * h[j];
        EKF.s[j] += row[j] * h[i];
    }
    row[i] += drift - EKF.g[i] * EKF.g[i];
    EKF.s[i] += sum + row[i] * h[i];
}

/* Columns 0 to below `to`, a multiple of the width, of the four rows from i on. */
static void CALLED(NAME, _four)(int i, int to, const REAL *h) {
    REAL *a = EKF.p + EKF.row[i], *b = EKF.p + EKF.row[i + 1], *c = EKF.p + EKF.row[i + 2], *d = EKF.p + EKF.row[i + 3];
    const REAL *g = EKF.g + i, *own = h + i;
    VEC sa = {0}, sb = {0}, sc = {0}, sd = {0};
    VEC ga = sa + g[0], gb = sa + g[1], gc = sa + g[2], gd = sa + g[3];
    VEC ha = sa + own[0], hb = sa + own[1], hc = sa + own[2], hd = sa + own[3];
    for (int j = 0; j < to; j += WIDTH) {
        VEC gj = *(const VEC *)(EKF.g + j), hj = *(const VEC *)(h + j);
        VEC pa = *(VEC *)(a + j) - ga * gj, pb = *(VEC *)(b + j) - gb * gj;
        VEC pc = *(VEC *)(c + j) - gc * gj, pd = *(VEC *)(d + j) - gd * gj;
        *(VEC *)(a + j) = pa;
        *(VEC *)(b + j) = pb;
        *(VEC *)(c + j) = pc;
        *(VEC *)(d + j) = pd;
        sa += pa * hj;
        sb += pb * hj;
        sc += pc * hj;
        sd += pd * hj;
        *(VEC *)(EKF.s + j) += (pa * ha + pb * hb) + (pc * hc + pd * hd);
    }
    for (int l = 0; l < WIDTH; l++) {
        EKF.s[i] += sa[l];
        EKF.s[i + 1] += sb[l];
        EKF.s[i + 2] += sc[l];
        EKF.s[i + 3] += sd[l];
    }
}

static double CALLED(NAME, _step)(void) {
    const REAL *h = EKF.h[EKF.turn % OBSERVATIONS];
    REAL drift = EKF.turn++ ? 1e-6 : 0;
    memset(EKF.s, 0, EKF.size * sizeof(REAL));
    for (int i = 0; i < EKF.size; i += 4) {
        int rows = EKF.size - i < 4 ? EKF.size - i : 4, whole = rows < 4 ? 0 : i / WIDTH * WIDTH;
        if (whole) {
            CALLED(NAME, _four)(i, whole, h);
        }
        for (int r = 0; r < rows; r++) {
            CALLED(NAME, _rest)(i + r, whole, drift, h);
        }
    }
    double variance = 0.1;
    for (int j = 0; j < EKF.size; j++) {
        variance += (double)h[j] * EKF.s[j];
    }
    REAL scale = 1 / sqrt(variance);
    for (int j = 0; j < EKF.size; j++) {
        EKF.g[j] = EKF.s[j] * scale;
    }
    return variance;
}

#undef EKF
#undef WIDTH
#undef CALLED
#undef JOINED
#undef OBSERVATIONS
#undef REAL
#undef VEC
#undef NAME

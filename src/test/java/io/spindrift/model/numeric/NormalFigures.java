package io.spindrift.model.numeric;

import io.spindrift.model.numeric.Noise.Purpose;
import java.util.stream.IntStream;

/** Statistics of many rows of samples, drawn as by a particle filter, for tests of their distribution. */
final class NormalFigures {
    static final int ROWS = 10;
    static final int PARTICLES = 1000;
    static final int SERIES = 2;
    static final int FINE = 1 << 18;
    static final int COARSE = 10;
    /** Lags of neighbors, and lags near the length of a block, which separates the two samples of a pair. */
    static final int[] LAGS = IntStream.concat(
                    IntStream.rangeClosed(1, 20), IntStream.of(62, 63, 64, 65, 66, 127, 128, 129, 256, 512))
            .toArray();

    /** Between what two samples may depend on one another. */
    enum Pair {
        PARTICLES(1),
        PAIRS(BoxMuller.BLOCK),
        ROWS(0),
        STEPS(0),
        SERIES(0);

        final int lag;

        Pair(int lag) {
            this.lag = lag;
        }
    }

    final int steps;
    final long samples;
    /** Of Φ(z), equal cells. */
    final long[] fine = new long[FINE];
    /** Of z from −5 to 5 with a cell for each tail. */
    final long[] cells = new long[200];

    final double[] powers = new double[7];
    final double[] products = new double[LAGS.length];
    final double[] squares = new double[LAGS.length];
    long signChanges;

    final double[] correlations = new double[Pair.values().length];
    final double[] squareCorrelations = new double[Pair.values().length];
    final long[] pairs = new long[Pair.values().length];
    final long[][] joint = new long[Pair.values().length][COARSE * COARSE];

    private final NormalKernel kernel;
    private final float[][][] now = new float[SERIES][ROWS][PARTICLES];
    private final float[][][] before = new float[SERIES][ROWS][PARTICLES];
    private final byte[][][] places = new byte[SERIES][ROWS][PARTICLES];
    private final byte[][][] placesBefore = new byte[SERIES][ROWS][PARTICLES];

    NormalFigures(NormalKernel kernel, int steps) {
        this.kernel = kernel;
        this.steps = steps;
        samples = (long) steps * SERIES * ROWS * PARTICLES;
        Noise[] noises = {new Noise(12, 7), new Noise(13, 7)};
        for (int step = 0; step < steps; step++) {
            draw(noises, step);
            for (int series = 0; series < SERIES; series++) {
                for (int row = 0; row < ROWS; row++) {
                    count(now[series][row], places[series][row]);
                    compare(series, row, step);
                }
            }
        }
    }

    private void draw(Noise[] noises, int step) {
        for (int series = 0; series < SERIES; series++) {
            for (int row = 0; row < ROWS; row++) {
                System.arraycopy(now[series][row], 0, before[series][row], 0, PARTICLES);
                System.arraycopy(places[series][row], 0, placesBefore[series][row], 0, PARTICLES);
                kernel.normals(noises[series].key(Purpose.PROCESS_NOISE, step, row), now[series][row], 0, PARTICLES);
                for (int i = 0; i < PARTICLES; i++) {
                    double u = NormalDistribution.below(now[series][row][i]);
                    fine[Math.min((int) (u * FINE), FINE - 1)]++;
                    places[series][row][i] = (byte) Math.min((int) (u * COARSE), COARSE - 1);
                }
            }
        }
    }

    private void count(float[] row, byte[] place) {
        for (int i = 0; i < PARTICLES; i++) {
            double z = row[i];
            double power = 1;
            for (int k = 1; k < powers.length; k++) {
                power *= z;
                powers[k] += power / samples;
            }
            cells[z < -5 ? 0 : z >= 5 ? 199 : 1 + Math.min((int) ((z + 5) * 19.8), 197)]++;
            if (i > 0 && z > 0 != row[i - 1] > 0) {
                signChanges++;
            }
        }
        for (int k = 0; k < LAGS.length; k++) {
            double sum = 0;
            double sumOfSquares = 0;
            for (int i = LAGS[k]; i < PARTICLES; i++) {
                double product = (double) row[i] * row[i - LAGS[k]];
                sum += product;
                sumOfSquares +=
                        product * product - (double) row[i] * row[i] - (double) row[i - LAGS[k]] * row[i - LAGS[k]] + 1;
            }
            products[k] += sum;
            squares[k] += sumOfSquares / 2;
        }
        add(Pair.PARTICLES, row, row, place, place);
        add(Pair.PAIRS, row, row, place, place);
    }

    private void compare(int series, int row, int step) {
        if (row > 0) {
            add(Pair.ROWS, now[series][row], now[series][row - 1], places[series][row], places[series][row - 1]);
        }
        if (step > 0) {
            add(Pair.STEPS, now[series][row], before[series][row], places[series][row], placesBefore[series][row]);
        }
        if (series > 0) {
            add(Pair.SERIES, now[series][row], now[0][row], places[series][row], places[0][row]);
        }
    }

    private void add(Pair pair, float[] a, float[] b, byte[] placeA, byte[] placeB) {
        int p = pair.ordinal();
        for (int i = pair.lag; i < PARTICLES; i++) {
            double x = a[i];
            double y = b[i - pair.lag];
            correlations[p] += x * y;
            squareCorrelations[p] += (x * x - 1) * (y * y - 1) / 2;
            joint[p][placeA[i] * COARSE + placeB[i - pair.lag]]++;
        }
        pairs[p] += PARTICLES - pair.lag;
    }
}

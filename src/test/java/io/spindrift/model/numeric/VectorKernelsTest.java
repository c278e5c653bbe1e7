package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever carries operations out, against plain Java, to the last bit. Runs twice, on vectors and without them. */
final class VectorKernelsTest {
    private static final int ROWS = 40;

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void shouldGiveTheBitsOfPlainJavaInFloats() {
        for (int width = 1; width <= 140; width++) {
            float[][] expected = new float[ROWS][width];
            for (float[] row : expected) {
                for (int i = 0; i < width; i++) {
                    row[i] = (float) number();
                }
            }
            float[][] got = copy(expected);
            run(new FloatKernels(), new FloatDisturbance(), expected, width);
            run(FloatKernels.BEST, FloatDisturbance.BEST, got, width);
            assertThat(got).as("width %d", width).isDeepEqualTo(expected);
        }
    }

    @Test
    void shouldGiveTheBitsOfPlainJavaInDoubles() {
        for (int width = 1; width <= 140; width++) {
            double[][] expected = new double[ROWS][width];
            for (double[] row : expected) {
                for (int i = 0; i < width; i++) {
                    row[i] = number();
                }
            }
            double[][] got = copy(expected);
            run(new DoubleKernels(), new DoubleDisturbance(), expected, width);
            run(DoubleKernels.BEST, DoubleDisturbance.BEST, got, width);
            assertThat(got).as("width %d", width).isDeepEqualTo(expected);
        }
    }

    /** From the largest to the least, with zeros of both signs. */
    private double number() {
        return switch (random.nextInt(12)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> random.nextDouble(-500, 500);
            default -> random.nextGaussian();
        };
    }

    private static void run(FloatKernels kernels, FloatDisturbance disturbance, float[][] rows, int width) {
        double[] x = {0.5, -1.25, 3};
        float[] scratch = new float[width];
        kernels.addScaled(rows[0], 0.3f, rows[1], 0, width);
        kernels.addScaled(rows, 2, x, 0, 3, rows[5], 0, width);
        kernels.addProduct(rows[6], rows[7], rows[8], 0, width);
        kernels.addProducts(rows, 9, rows, 16, 7, rows[23], 0, width);
        kernels.subtractProduct(rows[24], rows[25], rows[26], rows[27], 0, width);
        kernels.shrink(rows[28], rows[29], 0.7f, 1.01f, 0, width);
        kernels.clamp(rows[30], 0.5f, 0, width);
        Diffusion diffusion = diffusion(width);
        diffusion.draw(3, 10);
        float[][] passing = new float[2][width];
        disturbance.affine(rows, 3, x, rows, 20, 5, rows[34], diffusion, passing);
        disturbance.affine(rows, 3, x, rows, 20, 4, rows[31], diffusion, passing);
        disturbance.add(rows[35], diffusion, 6, passing);
        rows[36][0] = kernels.dot(rows[37], rows[38], 0, width, scratch);
        rows[39][width - 1] = kernels.dot(rows[37], rows[38], width / 3, width, scratch);
    }

    private static void run(DoubleKernels kernels, DoubleDisturbance disturbance, double[][] rows, int width) {
        double[] x = {0.5, -1.25, 3};
        double[] scratch = new double[width];
        kernels.addScaled(rows[0], 0.3, rows[1], 0, width);
        kernels.addScaled(rows, 2, x, 0, 3, rows[5], 0, width);
        kernels.addProduct(rows[6], rows[7], rows[8], 0, width);
        kernels.addProducts(rows, 9, rows, 16, 7, rows[23], 0, width);
        kernels.subtractProduct(rows[24], rows[25], rows[26], rows[27], 0, width);
        kernels.shrink(rows[28], rows[29], 0.7, 1.01, 0, width);
        kernels.clamp(rows[30], 0.5, 0, width);
        Diffusion diffusion = diffusion(width);
        diffusion.draw(3, 10);
        double[][] passing = new double[2][width];
        disturbance.affine(rows, 3, x, rows, 20, 5, rows[34], diffusion, passing);
        disturbance.affine(rows, 3, x, rows, 20, 4, rows[31], diffusion, passing);
        disturbance.add(rows[35], diffusion, 6, passing);
        rows[36][0] = kernels.dot(rows[37], rows[38], 0, width, scratch);
        rows[39][width - 1] = kernels.dot(rows[37], rows[38], width / 3, width, scratch);
    }

    private static Diffusion diffusion(int width) {
        Diffusion diffusion = new Diffusion(new Noise(1, 2), NoiseKind.TABLE, 0, 0.1, 10, width);
        diffusion.begin(1);
        return diffusion;
    }

    private static float[][] copy(float[][] rows) {
        float[][] copy = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            copy[r] = rows[r].clone();
        }
        return copy;
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            copy[r] = rows[r].clone();
        }
        return copy;
    }
}

package io.spindrift.model.numeric;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Nanoseconds of processor time a normal sample, by kind and length of the row. The least of many rounds, since others disturb.
 */
public final class NormalCosts {
    private static final int[] COUNTS = {100, 128, 300, 1000, 1024};
    private static final int ROUNDS = 200;
    private static final int SAMPLES = 200_000;

    private NormalCosts() {}

    public static void main(String[] arguments) {
        Map<String, NormalKernel> kernels = new LinkedHashMap<>();
        kernels.put("exact", new ExactNormals());
        kernels.put("table", new NormalTable());
        Random random = new Random(1);
        kernels.put("java.util.Random", (key, out, at, count) -> {
            for (int i = 0; i < count; i++) {
                out[i] = (float) random.nextGaussian();
            }
        });
        System.out.printf("%-18s", "samples a row");
        for (int count : COUNTS) {
            System.out.printf("%8d", count);
        }
        System.out.println();
        kernels.forEach(NormalCosts::print);
    }

    private static void print(String name, NormalKernel kernel) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        float[] out = new float[COUNTS[COUNTS.length - 1]];
        double[] min = new double[COUNTS.length];
        for (int round = 0; round < ROUNDS; round++) {
            for (int c = 0; c < COUNTS.length; c++) {
                int rows = SAMPLES / COUNTS[c];
                long start = threads.getCurrentThreadCpuTime();
                for (int row = 0; row < rows; row++) {
                    kernel.normals(row, out, 0, COUNTS[c]);
                }
                double each = (threads.getCurrentThreadCpuTime() - start) / (double) rows / COUNTS[c];
                min[c] = round == 0 ? each : Math.min(min[c], each);
            }
        }
        System.out.printf("%-18s", name);
        for (double each : min) {
            System.out.printf("%8.3f", each);
        }
        System.out.println();
    }
}

package io.spindrift.bench;

import com.sun.management.ThreadMXBean;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.EkfSettings;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.ParticleFilterSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures the cost of a learning step against the size of each model and fits exponents, beside what the paper states (its
 * Table 1) and what the structure allows. Sizes are measured in turn, several rounds, and the median counts.
 */
public final class Scaling {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 60_000_000L;
    private static final double NANOS_A_MICRO = 1000;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Size(String label, double abscissa, LearnerSettings settings, int inputs) {}

    private Scaling() {}

    public static void main(String[] arguments) {
        Scaling scaling = new Scaling();
        scaling.sgd();
        scaling.ekf();
        scaling.filterInParticles("the paper's filter", Defaults.PAPER, new int[] {100, 200, 400, 800});
        scaling.filterInParticles("filter with node blocks", Defaults.NODE, new int[] {100, 200, 400, 800});
        scaling.filterInUnits("the paper's filter", Defaults.PAPER);
    }

    private void sgd() {
        List<Size> sizes = new ArrayList<>();
        for (int m : new int[] {4, 8, 12, 16}) {
            sizes.add(new Size("m = p = " + m, m, Defaults.SGD.withNetwork(network(m)), m));
        }
        report("sgd against m = p; paper O(m^4 + m^2 p^2), structure 4", sizes);
    }

    private void ekf() {
        List<Size> sizes = new ArrayList<>();
        for (int m : new int[] {3, 4, 6, 8, 10}) {
            EkfSettings settings = Defaults.EKF.withNetwork(network(m));
            int n = new Network(network(m), m, 1).parameters();
            sizes.add(new Size("n = " + n + " (m = p = " + m + ")", n, settings, m));
        }
        report("ekf against n; paper O(m^8 + m^4 p^4), that is O(n^4); structure 2", sizes);
    }

    private void filterInParticles(String name, ParticleFilterSettings own, int[] particles) {
        List<Size> sizes = new ArrayList<>();
        for (int count : particles) {
            sizes.add(new Size("N = " + count + " (m = p = 8)", count, own.with(network(8), count), 8));
        }
        report(name + " against N; paper O(N (m^2 + mp)), structure 1", sizes);
    }

    private void filterInUnits(String name, ParticleFilterSettings own) {
        List<Size> sizes = new ArrayList<>();
        for (int m : new int[] {4, 8, 12, 16}) {
            sizes.add(new Size("m = p = " + m + " (N = 100)", m, own.with(network(m), 100), m));
        }
        report(name + " against m = p; paper O(N (m^2 + mp)), structure 2", sizes);
    }

    private void report(String title, List<Size> sizes) {
        double[][] micros = new double[sizes.size()][ROUNDS];
        long[] bytes = new long[sizes.size()];
        List<Learner> learners =
                sizes.stream().map(size -> size.settings.create(size.inputs, 1)).toList();
        double[][] x = regressors(sizes);
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < sizes.size(); i++) {
                double measured = measure(learners.get(i), x, sizes.get(i).inputs);
                if (round >= 0) {
                    micros[i][round] = measured;
                    bytes[i] = allocated(learners.get(i), x, sizes.get(i).inputs);
                }
            }
        }
        System.out.println(title);
        double[] medians = new double[sizes.size()];
        for (int i = 0; i < sizes.size(); i++) {
            Arrays.sort(micros[i]);
            medians[i] = micros[i][ROUNDS / 2];
            System.out.printf(
                    Locale.ROOT,
                    "  %-24s %10.2f us a step (%.2f to %.2f), %d bytes allocated%n",
                    sizes.get(i).label,
                    medians[i],
                    micros[i][0],
                    micros[i][ROUNDS - 1],
                    bytes[i]);
        }
        System.out.printf(Locale.ROOT, "  fitted exponent %.2f%n%n", slope(sizes, medians));
    }

    private double measure(Learner learner, double[][] x, int inputs) {
        long start = System.nanoTime();
        int steps = 0;
        while (System.nanoTime() - start < ROUND_NANOS) {
            step(learner, x, inputs, steps++);
        }
        return (System.nanoTime() - start) / NANOS_A_MICRO / steps;
    }

    /** Bytes that the JVM counts for a step; the counting itself allocates nothing in this thread. */
    private long allocated(Learner learner, double[][] x, int inputs) {
        int steps = 20;
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < steps; i++) {
            step(learner, x, inputs, i);
        }
        return (thread.getCurrentThreadAllocatedBytes() - before) / steps;
    }

    private static void step(Learner learner, double[][] x, int inputs, int number) {
        double[] row = x[inputs * 64 + number % 64];
        learner.learn(row, row[0] * row[1]);
    }

    /** Row 64 p + i is the i-th regressor of length p. */
    private static double[][] regressors(List<Size> sizes) {
        SplittableRandom random = new SplittableRandom(1);
        int largest = sizes.stream().mapToInt(Size::inputs).max().orElseThrow();
        double[][] x = new double[(largest + 1) * 64][];
        for (int row = 0; row < x.length; row++) {
            x[row] = random.doubles(row / 64, -1, 1).toArray();
        }
        return x;
    }

    /** The slope of the least-squares line through the logarithms. */
    private static double slope(List<Size> sizes, double[] medians) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < medians.length; i++) {
            meanX += Math.log(sizes.get(i).abscissa) / medians.length;
            meanY += Math.log(medians[i]) / medians.length;
        }
        double above = 0;
        double below = 0;
        for (int i = 0; i < medians.length; i++) {
            double dx = Math.log(sizes.get(i).abscissa) - meanX;
            above += dx * (Math.log(medians[i]) - meanY);
            below += dx * dx;
        }
        return above / below;
    }

    private static NetworkSettings network(int units) {
        return Defaults.NETWORK.withUnits(units);
    }
}

package io.spindrift.bench;

import com.sun.management.ThreadMXBean;
import io.spindrift.model.readout.Network;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.train.Defaults;
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
 * Measures the cost of a learning step against the size of each model, and fits exponents. It compares them with those
 * of the paper (its Table 1) and those that follow from the structure. Sizes are measured in turn, in several rounds,
 * and the median counts.
 */
public final class Scaling {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 60_000_000L;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Size(String label, double abscissa, LearnerSettings settings, int inputs) {}

    private Scaling() {}

    /** A trainer for networks of any shape. */
    private interface Shaped {
        LearnerSettings of(NetworkSettings network);
    }

    /** Measures all models, and prints the results. */
    static void run() {
        Scaling scaling = new Scaling();
        scaling.inShape("sgd", "paper O(m^4 + m^2 p^2)", Defaults.SGD::withNetwork);
        scaling.inShape("ekf", "paper O(m^8 + m^4 p^4), structure O(n^2)", Defaults.EKF::withNetwork);
        scaling.inShape("kronecker", "structure O(n + (4m + p)^2 + (m + p)^2)", Defaults.KRONECKER::withNetwork);
        scaling.filter("the paper's filter", "paper O(N (m^2 + mp)), the structure's too", Defaults.PAPER);
        scaling.filter("read-out integrated out", "structure O(N (m^2 + mp + p^2))", Defaults.READOUT);
        scaling.filter("diagonal proposals", "structure O(N (m^2 + mp + p^2))", Defaults.DIAGONAL);
        scaling.filter("node blocks", "structure O(N (4m + p) (m + p)^2)", Defaults.BLOCK);
        scaling.rls();
        scaling.ekfInParameters();
    }

    private void filter(String name, String cost, ParticleFilterSettings own) {
        inShape(name + " (N = 100)", cost, network -> own.with(network, 100));
        List<Size> sizes = new ArrayList<>();
        for (int count : new int[] {100, 200, 400, 800}) {
            sizes.add(new Size("N = " + count + " (m = p = 8)", count, own.with(network(8), count), 8));
        }
        report(name + " against N; structure 1", sizes);
    }

    /** Against m with p = 8, and against p with m = 8. */
    private void inShape(String name, String cost, Shaped trainer) {
        List<Size> units = new ArrayList<>();
        List<Size> inputs = new ArrayList<>();
        for (int size : new int[] {4, 8, 12, 16}) {
            units.add(new Size("m = " + size + " (p = 8)", size, trainer.of(network(size)), 8));
            inputs.add(new Size("p = " + size + " (m = 8)", size, trainer.of(network(8)), size));
        }
        report(name + " against m; " + cost, units);
        report(name + " against p; " + cost, inputs);
    }

    private void rls() {
        List<Size> sizes = new ArrayList<>();
        for (int p : new int[] {8, 16, 32, 64}) {
            sizes.add(new Size("p = " + p, p, Defaults.RLS, p));
        }
        report("rls against p; structure 2", sizes);
    }

    private void ekfInParameters() {
        List<Size> sizes = new ArrayList<>();
        for (int m : new int[] {3, 4, 6, 8, 10}) {
            int n = Network.shape(network(m), m, false).parameters();
            sizes.add(new Size("n = " + n + " (m = p = " + m + ")", n, Defaults.EKF.withNetwork(network(m)), m));
        }
        report("ekf against n; paper O(n^4), structure 2", sizes);
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
                    "  %-24s %10.2f us per step (%.2f to %.2f), %d bytes allocated%n",
                    sizes.get(i).label,
                    medians[i],
                    micros[i][0],
                    micros[i][ROUNDS - 1],
                    bytes[i]);
        }
        System.out.printf(Locale.ROOT, "  fitted exponent %.2f%n%n", slope(sizes, medians));
    }

    private double measure(Learner learner, double[][] x, int inputs) {
        return Timing.micros(ROUND_NANOS, number -> step(learner, x, inputs, number));
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

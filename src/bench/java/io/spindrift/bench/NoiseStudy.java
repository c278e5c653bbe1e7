package io.spindrift.bench;

import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.ParticleFilterSettings;
import io.spindrift.model.train.RolloutState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whether noise from a table costs a particle filter accuracy: mean squared errors of forecasts, as a share of the labels' variance,
 * over seeds, with either kind of noise. One argument, a table with a header whose last column is the label, adds a second problem.
 */
public final class NoiseStudy {
    private static final int SEEDS = 20;
    private static final int STEPS = 3000;
    private static final int WARM = 500;

    private NoiseStudy() {}

    /** Standardized regressors, each with its label behind. */
    private record Problem(String name, double[][] rows) {}

    public static void main(String[] arguments) throws IOException {
        Map<String, ParticleFilterSettings> filters = new LinkedHashMap<>();
        filters.put("paper, N = 100", Defaults.PAPER);
        filters.put("paper, N = 30", Defaults.PAPER.with(Defaults.NETWORK, 30));
        filters.put("R1, N = 100", Defaults.READOUT);
        List<Problem> problems = arguments.length == 0
                ? List.of(withMemory())
                : List.of(withMemory(), new Problem("kin8nm", standardized(read(Path.of(arguments[0])))));
        for (Problem problem : problems) {
            filters.forEach((name, filter) -> compare(problem, name, filter));
        }
    }

    private static void compare(Problem problem, String name, ParticleFilterSettings filter) {
        double[][] errors = new double[NoiseKind.values().length][SEEDS];
        for (NoiseKind kind : NoiseKind.values()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                errors[kind.ordinal()][seed] =
                        error(problem.rows, filter.with(kind).withSeed(seed + 1));
            }
            double[] some = errors[kind.ordinal()];
            System.out.printf(
                    "%s; %s; %s: mean %.4f, deviation %.4f, %.4f to %.4f%n",
                    problem.name,
                    name,
                    kind,
                    mean(some),
                    deviation(some),
                    Arrays.stream(some).min().orElseThrow(),
                    Arrays.stream(some).max().orElseThrow());
        }
        double[] paired = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            paired[seed] = errors[1][seed] - errors[0][seed];
        }
        double spread = Math.sqrt((square(deviation(errors[0])) + square(deviation(errors[1]))) / SEEDS);
        System.out.printf(
                "%s; %s: difference %+.4f; Welch's t %.2f, paired t %.2f, Mann-Whitney z %.2f%n",
                problem.name,
                name,
                mean(paired),
                mean(paired) / spread,
                mean(paired) / deviation(paired) * Math.sqrt(SEEDS),
                mannWhitney(errors[0], errors[1]));
    }

    private static double error(double[][] rows, ParticleFilterSettings settings) {
        int inputs = rows[0].length - 1;
        Learner learner = settings.create(inputs, 77, Precision.FLOAT32);
        RolloutState outlook = learner.outlook();
        double sum = 0;
        for (int t = 0; t < STEPS; t++) {
            double[] x = Arrays.copyOf(rows[t], inputs);
            double label = rows[t][inputs];
            outlook.restart();
            sum += t < WARM ? 0 : square(outlook.forecast(x) - label);
            learner.learn(x, label);
        }
        return sum / (STEPS - WARM);
    }

    /** d = sin(2 m) + noise, m ← 0.7 m + 0.6 x_1 x_2 + 0.3 x_3. */
    private static Problem withMemory() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] rows = new double[STEPS][4];
        double m = 0;
        for (double[] row : rows) {
            for (int i = 0; i < 3; i++) {
                row[i] = random.nextDouble(-1, 1);
            }
            m = 0.7 * m + 0.6 * row[0] * row[1] + 0.3 * row[2];
            row[3] = Math.sin(2 * m) + 0.2 * random.nextDouble(-1, 1);
        }
        return new Problem("memory", standardized(rows));
    }

    private static double[][] read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .limit(STEPS)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] standardized(double[][] rows) {
        for (int column = 0; column < rows[0].length; column++) {
            int c = column;
            double[] all = Arrays.stream(rows).mapToDouble(row -> row[c]).toArray();
            double mean = mean(all);
            double deviation = deviation(all);
            Arrays.stream(rows).forEach(row -> row[c] = (row[c] - mean) / deviation);
        }
        return rows;
    }

    /** The normal approximation to the number of pairs in which the second is larger. */
    private static double mannWhitney(double[] first, double[] second) {
        double larger = 0;
        for (double a : first) {
            for (double b : second) {
                larger += b > a ? 1 : 0;
            }
        }
        double pairs = (double) first.length * second.length;
        return (larger - pairs / 2) / Math.sqrt(pairs * (first.length + second.length + 1) / 12);
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double deviation(double[] numbers) {
        double mean = mean(numbers);
        return Math.sqrt(Arrays.stream(numbers).map(x -> square(x - mean)).sum() / (numbers.length - 1));
    }

    private static double square(double x) {
        return x * x;
    }
}

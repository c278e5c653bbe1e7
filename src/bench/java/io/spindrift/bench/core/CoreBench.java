package io.spindrift.bench.core;

import io.spindrift.backtest.Median;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Microseconds and bytes of a record of the series mode, without Kafka, now and by an earlier version. */
@Command(
        name = "core",
        description = {
            "The cost of a record of a series without Kafka and without intervals: processor time and bytes of state,",
            "for 24 horizons and for one, now and by an earlier version. Rounds take all in turn; medians count."
        },
        mixinStandardHelpOptions = true)
public final class CoreBench implements Callable<Integer> {
    private static final int LAST = 24;
    private static final int DAY = 24;
    private static final int WARM_UP = 2000;
    private static final long ROUND_NANOS = 300_000_000;
    private static final int STEPS = 20;
    private static final double NANOS_A_MICRO = 1000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Option(
            names = "--before",
            required = true,
            paramLabel = "DIR",
            description = "The folder of an earlier version that is built, with target/classes and target/lib.")
    private Path before;

    @Option(names = "--rounds", description = "How many. Default: 7.")
    private int rounds = 7;

    /** A model of one version, and its measured times. */
    private static final class Subject {
        private final Object probe;
        private final SplittableRandom random = new SplittableRandom(1);
        private final List<Double> micros = new ArrayList<>();
        private int row;

        Subject(Version version, String model, int last) {
            String horizons =
                    IntStream.rangeClosed(1, last).mapToObj(Integer::toString).collect(Collectors.joining(","));
            probe = version.probe(Map.of(
                    "bootstrap.servers",
                    "none:0",
                    "model",
                    model,
                    "series.horizons",
                    horizons,
                    "prediction.interval.levels",
                    ""));
        }

        private void step() {
            double value = 100
                    + 20 * Math.sin(2 * Math.PI * row / DAY)
                    + 5 * Math.sin(2 * Math.PI * row / (7 * DAY))
                    + random.nextGaussian();
            row++;
            ((DoubleConsumer) probe).accept(value);
        }

        void warmUp() {
            for (int i = 0; i < WARM_UP; i++) {
                step();
            }
        }

        void measure() {
            long begun = THREADS.getCurrentThreadCpuTime();
            int steps = 0;
            long taken = 0;
            while (taken < ROUND_NANOS) {
                for (int i = 0; i < STEPS; i++) {
                    step();
                }
                steps += STEPS;
                taken = THREADS.getCurrentThreadCpuTime() - begun;
            }
            micros.add(taken / NANOS_A_MICRO / steps);
        }

        double micros() {
            return Median.of(micros.stream().mapToDouble(Double::doubleValue));
        }

        double bytes() {
            return ((LongSupplier) probe).getAsLong();
        }
    }

    @Override
    public Integer call() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        Map<String, Version> versions = new LinkedHashMap<>();
        versions.put("now", Version.present());
        versions.put("before", Version.of(before));
        versions.forEach((when, version) -> {
            for (String model : List.of("blend", "blend-linear")) {
                for (int last : new int[] {1, LAST}) {
                    subjects.put(name(when, model, last), new Subject(version, model, last));
                }
            }
        });
        subjects.values().forEach(Subject::warmUp);
        for (int round = 0; round < rounds; round++) {
            subjects.values().forEach(Subject::measure);
        }
        print(subjects);
        return 0;
    }

    private static String name(String when, String model, int last) {
        return model + ", " + (last == 1 ? "horizon 1" : "horizons 1 to " + last) + ", " + when;
    }

    private static void print(Map<String, Subject> subjects) {
        System.out.printf("%-36s %14s %14s%n", "", "us per record", "bytes");
        subjects.forEach((name, subject) ->
                System.out.printf(Locale.ROOT, "%-36s %,14.1f %,14.0f%n", name, subject.micros(), subject.bytes()));
        System.out.printf("%n%-36s %14s %14s%n", "ratios", "us", "bytes");
        for (String model : List.of("blend", "blend-linear")) {
            Subject near = subjects.get(name("now", model, 1));
            Subject all = subjects.get(name("now", model, LAST));
            ratio(model + ": 24 horizons/24 times horizon 1", all, near, LAST);
            ratio(model + ": horizon 1, now/before", near, subjects.get(name("before", model, 1)), 1);
            ratio(model + ": 24 horizons, now/before", all, subjects.get(name("before", model, LAST)), 1);
            ratio(model + ": 24 now/1 before", all, subjects.get(name("before", model, 1)), 1);
        }
    }

    private static void ratio(String name, Subject one, Subject other, int times) {
        System.out.printf(
                Locale.ROOT,
                "%-48s %14.3f %14.3f%n",
                name,
                one.micros() / (times * other.micros()),
                one.bytes() / (times * other.bytes()));
    }
}

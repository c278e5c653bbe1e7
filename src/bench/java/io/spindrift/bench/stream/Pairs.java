package io.spindrift.bench.stream;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Two comparisons, each in rounds that take their sides in turn, so that all see the same machine; the median of the rounds'
 * ratios counts.
 */
final class Pairs {
    private static final int SERIES = 1000;
    private static final int PARTITIONS = 4;
    private static final int STATELESS_RECORDS = 40_000;
    private static final int OUTPUTS = 20_000;

    private final Cluster cluster;
    private final Path folder;
    private final int rounds;

    Pairs(Cluster cluster, Path folder, int rounds) {
        this.cluster = cluster;
        this.folder = folder;
        this.rounds = rounds;
    }

    /** Returns the overhead of a model's records compared with its arithmetic, relative to the stateless topology. */
    Overhead overArithmetic(String model, Costs costs, int number) throws Exception {
        Overhead overhead = new Overhead(model);
        WithoutKafka alone = new WithoutKafka(model, SERIES);
        try (Subject plain = new Subject(cluster, folder, new Plan(Plan.STATELESS, SERIES, PARTITIONS, 1), number);
                Subject learning =
                        new Subject(cluster, folder, new Plan(model, SERIES, PARTITIONS, 1), number + 1, true)) {
            plain.flood(STATELESS_RECORDS);
            learning.flood(costs.warmUp(SERIES));
            alone.arithmeticMicros(costs.warmUp(SERIES));
            alone.outputMicros(STATELESS_RECORDS);
            for (int round = 0; round < rounds; round++) {
                Flow without = plain.flood(STATELESS_RECORDS);
                Flow with = learning.flood(costs.records());
                Flow slow = plain.atRate(with.perSecond(), costs.records());
                overhead.add(without, slow, with, alone.arithmeticMicros(costs.records()), alone.outputMicros(OUTPUTS));
            }
        }
        System.out.print(overhead);
        return overhead;
    }

    /** Returns the cost of a record on two threads relative to one. */
    double twoThreads(String model, Costs costs, int number) throws Exception {
        Medians ratios = new Medians();
        Medians one = new Medians();
        Medians two = new Medians();
        try (Subject single = new Subject(cluster, folder, new Plan(model, SERIES, PARTITIONS, 1), number);
                Subject both = new Subject(cluster, folder, new Plan(model, SERIES, PARTITIONS, 2), number + 1)) {
            single.flood(costs.warmUp(SERIES));
            both.flood(costs.warmUp(SERIES));
            for (int round = 0; round < rounds; round++) {
                double ofOne = single.flood(costs.records()).applicationMicros();
                double ofTwo = both.flood(costs.records()).applicationMicros();
                one.add(ofOne);
                two.add(ofTwo);
                ratios.add(ofTwo / ofOne);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %d rounds, us per record: %.1f on one thread, %.1f on two; ratio %s%n",
                model,
                rounds,
                one.median(),
                two.median(),
                ratios);
        return ratios.median();
    }
}

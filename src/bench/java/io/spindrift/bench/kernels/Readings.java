package io.spindrift.bench.kernels;

import io.spindrift.backtest.Median;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The measurements by round. A ratio is computed within a round, and the median of the rounds counts. */
final class Readings {
    private record Key(Contender contender, Shape shape) {}

    private final Map<Key, List<Reading>> rounds = new HashMap<>();

    void add(Contender contender, Shape shape, Reading reading) {
        rounds.computeIfAbsent(new Key(contender, shape), key -> new ArrayList<>())
                .add(reading);
    }

    boolean has(Contender contender, Shape shape) {
        return rounds.containsKey(new Key(contender, shape));
    }

    /** The median of a step. */
    double nanos(Contender contender, Shape shape) {
        return Median.of(of(contender, shape).stream().mapToDouble(Reading::nanos));
    }

    /** Returns the smallest count. Larger ones include allocations of the compiler, or of the first use of a class. */
    double bytes(Contender contender, Shape shape) {
        return of(contender, shape).stream().mapToDouble(Reading::bytes).min().orElseThrow();
    }

    /** How many times faster the first is. */
    double ratio(Ratio ratio, Shape shape) {
        List<Reading> first = of(ratio.first(), shape);
        List<Reading> second = of(ratio.second(), shape);
        return Median.of(IntStream.range(0, first.size())
                .mapToDouble(i -> second.get(i).nanos() / first.get(i).nanos()));
    }

    private List<Reading> of(Contender contender, Shape shape) {
        return rounds.get(new Key(contender, shape));
    }
}

package io.spindrift.bench.stream;

import java.util.List;
import java.util.Locale;

/**
 * The overhead of a record compared with the arithmetic of its model, in rounds. The arithmetic is measured in two
 * ways: with the same records and only the models, and in place, within a stream thread. If it is much larger than the
 * rest, the difference between the first and the total is not accurate.
 */
final class Overhead {
    private final String model;
    private final Medians stateless = new Medians();
    private final Medians statelessSlow = new Medians();
    private final Medians rates = new Medians();
    private final Medians ratiosAtRate = new Medians();
    private final Medians whole = new Medians();
    private final Medians arithmetic = new Medians();
    private final Medians inPlace = new Medians();
    private final Medians ratios = new Medians();
    private final Medians ratiosInPlace = new Medians();

    Overhead(String model) {
        this.model = model;
    }

    /**
     * Adds a round.
     *
     * @param without of the stateless topology, at its maximum rate
     * @param slow of the stateless topology, at the rate of the application, so that costs per commit occur equally
     *     often
     * @param with of the application
     * @param alone microseconds per record of only the models
     * @param outputs microseconds to write a forecast and a score
     */
    void add(Flow without, Flow slow, Flow with, double alone, double outputs) {
        double models = with.modelMicros() - outputs;
        stateless.add(without.applicationMicros());
        statelessSlow.add(slow.applicationMicros());
        rates.add(with.perSecond());
        ratiosAtRate.add((with.applicationMicros() - models) / slow.applicationMicros());
        whole.add(with.applicationMicros());
        arithmetic.add(alone);
        inPlace.add(models);
        ratios.add((with.applicationMicros() - alone) / without.applicationMicros());
        ratiosInPlace.add((with.applicationMicros() - models) / without.applicationMicros());
    }

    /** The ratios by both ways. */
    List<Ratio> ratios(String name) {
        return List.of(
                new Ratio(name, ratios.median()),
                new Ratio(name + ", arithmetic in place", ratiosInPlace.median()),
                new Ratio(name + ", arithmetic in place, same rate", ratiosAtRate.median()));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d rounds, us per record: stateless %.1f, at %.0f records/s %.1f; application %.1f, of which arithmetic %.1f"
                        + " by itself, %.1f in place%n"
                        + "  overhead, arithmetic by itself / stateless            %s%n"
                        + "  overhead, arithmetic in place / stateless             %s%n"
                        + "  overhead, arithmetic in place / stateless at that rate %s%n",
                model,
                ratios.count(),
                stateless.median(),
                rates.median(),
                statelessSlow.median(),
                whole.median(),
                arithmetic.median(),
                inPlace.median(),
                ratios,
                ratiosInPlace,
                ratiosAtRate);
    }
}

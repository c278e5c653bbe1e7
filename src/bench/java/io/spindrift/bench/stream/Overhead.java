package io.spindrift.bench.stream;

import java.util.List;
import java.util.Locale;

/**
 * What a record costs beside the arithmetic of its model, in rounds. The arithmetic is known in two ways: by the same records
 * through the models alone, and as it was in place, among all else that a stream thread does; where it is much larger than the
 * rest, the difference of the first to the whole says little.
 */
final class Beside {
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

    Beside(String model) {
        this.model = model;
    }

    /**
     * Takes a round in.
     *
     * @param without of the stateless topology, as fast as it takes records
     * @param slow the same at the rate of the application: what is paid by the commit, and not by the record, is paid as often
     * @param with of the application
     * @param alone microseconds a record of the models alone
     * @param outputs microseconds that a forecast and a score take to be made into records
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
                "%s, %d rounds, us a record: stateless %.1f, at %.0f records/s %.1f; application %.1f, of which arithmetic %.1f"
                        + " alone, %.1f in place%n  beside arithmetic alone / stateless                   %s%n"
                        + "  beside arithmetic in place / stateless                %s%n"
                        + "  beside arithmetic in place / stateless at that rate   %s%n",
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

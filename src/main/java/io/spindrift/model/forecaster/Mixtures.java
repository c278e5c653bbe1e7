package io.spindrift.model.forecaster;

import io.spindrift.model.expert.Expert;
import io.spindrift.model.mixture.HorizonMixture;
import io.spindrift.model.mixture.MixtureForecast;
import io.spindrift.model.mixture.MixtureWeights;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;
import java.util.List;

/**
 * The mixtures of all horizons, and the forecasts whose labels have not come. Beyond horizon 24 the errors of neighboring rows are
 * nearly the same, so that only every ⌈h/{@value #KEPT}⌉-th forecast waits for its label.
 */
final class Mixtures {
    private static final int POOLED_FROM = 12;
    private static final int ALL_KEPT = 24;
    private static final int KEPT = 6;

    private final int[] horizons;
    private final HorizonMixture[] mixtures;
    /** Where the neighbors of each horizon begin, and where they end, exclusive. */
    private final int[] firstNeighbors;

    private final int[] endOfNeighbors;
    /** Scratch of all mixtures: weights follow from the state of a mixture and its neighbors. */
    private final MixtureWeights weights;
    /** For each horizon, a slot for each forecast that waits. */
    private final MixtureForecast[] waiting;
    /** The spread of the experts of each horizon, as of the last forecast; of use until the next row. */
    private final double[] spreads;
    /** The newest forecast of each horizon beyond {@value #ALL_KEPT}, if it does not wait; null if there is no such horizon. */
    private final MixtureForecast[] passing;

    Mixtures(int[] horizons, boolean networks) {
        this.horizons = horizons;
        int count = horizons.length;
        mixtures = new HorizonMixture[count];
        waiting = new MixtureForecast[count];
        spreads = new double[count];
        passing = stride(horizons[count - 1]) == 1 ? null : new MixtureForecast[count];
        for (int k = 0; k < count; k++) {
            List<Expert> experts = Expert.of(horizons[k], networks);
            mixtures[k] = new HorizonMixture(experts.size(), horizons[k]);
            waiting[k] = new MixtureForecast(experts.size(), kept(horizons[k]));
            if (stride(horizons[k]) > 1) {
                passing[k] = new MixtureForecast(experts.size());
            }
        }
        weights = new MixtureWeights(
                Arrays.stream(mixtures).mapToInt(HorizonMixture::experts).max().orElse(0));
        firstNeighbors = new int[count];
        endOfNeighbors = new int[count];
        for (int k = 0; k < count; k++) {
            findNeighbors(k);
        }
    }

    /** From horizon 12 on, those no further than a twelfth of the horizon, and at most as many on each side as there are. */
    private void findNeighbors(int k) {
        int reach = horizons[k] < POOLED_FROM ? 0 : horizons[k] / POOLED_FROM;
        int first = k;
        while (first > 0 && horizons[k] - horizons[first - 1] <= reach && sameExperts(first - 1, k)) {
            first--;
        }
        int last = k;
        while (last < horizons.length - 1 && horizons[last + 1] - horizons[k] <= reach) {
            last++;
        }
        firstNeighbors[k] = first;
        endOfNeighbors[k] = last + 1;
    }

    private boolean sameExperts(int k, int other) {
        return mixtures[k].experts() == mixtures[other].experts();
    }

    private static int stride(int horizon) {
        return horizon <= ALL_KEPT ? 1 : (horizon + KEPT - 1) / KEPT;
    }

    private static int kept(int horizon) {
        int stride = stride(horizon);
        return (horizon + stride - 1) / stride;
    }

    static long numbers(int[] horizons, boolean networks) {
        long numbers = 0;
        for (int horizon : horizons) {
            int experts = Expert.of(horizon, networks).size();
            numbers += HorizonMixture.numbers(experts) + (long) kept(horizon) * MixtureForecast.numbers(experts);
        }
        return numbers;
    }

    /** The forecasts of a horizon, moved to that of a row; null where it does not wait. */
    private MixtureForecast waiting(int horizon, long row) {
        int stride = stride(horizons[horizon]);
        MixtureForecast forecasts = waiting[horizon];
        return row % stride == 0 ? forecasts.moveTo((int) (row / stride % forecasts.slots())) : null;
    }

    /**
     * Learns the label of a horizon, if its forecast waits.
     *
     * @param row t, at which it has come
     * @param change x_t − x_q
     */
    void learn(int horizon, long row, double change) {
        MixtureForecast forecast = waiting(horizon, row - horizons[horizon]);
        if (forecast != null) {
            mixtures[horizon].learn(forecast, change);
        }
    }

    /** The forecast of one of the last rows, whose experts' forecasts can be set until the horizon's next call. */
    MixtureForecast slot(int horizon, long row) {
        MixtureForecast forecast = waiting(horizon, row);
        return forecast == null ? passing[horizon] : forecast;
    }

    /** Mixes the experts' forecasts that are set in a slot, and returns the mixed one. */
    float mix(int horizon, long row) {
        MixtureForecast forecast = slot(horizon, row);
        weigh(horizon);
        mixtures[horizon].mix(forecast, weights);
        spreads[horizon] = weights.spread(forecast);
        return forecast.mixed();
    }

    /** The spread of the experts of a horizon in the forecast that was mixed last. */
    double spread(int horizon) {
        return spreads[horizon];
    }

    /** The weight of each expert in the last forecast of a horizon. */
    double[] expertWeights(int horizon) {
        weigh(horizon);
        return weights.ofExperts();
    }

    private void weigh(int horizon) {
        mixtures[horizon].weights(mixtures, firstNeighbors[horizon], endOfNeighbors[horizon], weights);
    }

    void visitLearned(FieldVisitor fields, long labels) {
        for (HorizonMixture mixture : mixtures) {
            mixture.visitLearned(fields, labels);
        }
    }

    void pool(PriorPool pool, long labels) {
        for (int k = 0; k < mixtures.length; k++) {
            mixtures[k].pool(pool, "mixture." + k, labels);
        }
    }

    void visit(FieldVisitor fields) {
        for (HorizonMixture mixture : mixtures) {
            mixture.visit(fields);
        }
        for (MixtureForecast forecasts : waiting) {
            forecasts.visit(fields);
        }
    }
}

package io.spindrift.model.forecaster;

import io.spindrift.model.expert.Expert;
import io.spindrift.model.mixture.HorizonMixture;
import io.spindrift.model.mixture.MixtureForecast;
import io.spindrift.model.mixture.MixtureWeights;
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
    private final HorizonMixture[][] neighbors;
    private final MixtureWeights[] weights;
    private final MixtureForecast[][] waiting;
    private final MixtureForecast[] passing;

    Mixtures(int[] horizons, boolean networks) {
        this.horizons = horizons;
        int count = horizons.length;
        mixtures = new HorizonMixture[count];
        weights = new MixtureWeights[count];
        waiting = new MixtureForecast[count][];
        passing = new MixtureForecast[count];
        for (int k = 0; k < count; k++) {
            List<Expert> experts = Expert.of(horizons[k], networks);
            mixtures[k] = new HorizonMixture(experts.size(), horizons[k]);
            weights[k] = new MixtureWeights(experts.size());
            waiting[k] = new MixtureForecast[kept(horizons[k])];
            for (int i = 0; i < waiting[k].length; i++) {
                waiting[k][i] = new MixtureForecast(experts.size());
            }
            passing[k] = new MixtureForecast(experts.size());
        }
        neighbors = new HorizonMixture[count][];
        for (int k = 0; k < count; k++) {
            neighbors[k] = neighbors(k);
        }
    }

    /** From horizon 12 on, those no further than a twelfth of the horizon, and at most as many on each side as there are. */
    private HorizonMixture[] neighbors(int k) {
        int reach = horizons[k] < POOLED_FROM ? 0 : horizons[k] / POOLED_FROM;
        int first = k;
        while (first > 0 && horizons[k] - horizons[first - 1] <= reach && sameExperts(first - 1, k)) {
            first--;
        }
        int last = k;
        while (last < horizons.length - 1 && horizons[last + 1] - horizons[k] <= reach) {
            last++;
        }
        return Arrays.copyOfRange(mixtures, first, last + 1);
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

    /** Where a forecast of a row waits; null where it does not. */
    private MixtureForecast waiting(int horizon, long row) {
        int stride = stride(horizons[horizon]);
        return row % stride == 0 ? waiting[horizon][(int) (row / stride % waiting[horizon].length)] : null;
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

    /** The forecast of one of the last rows, whose experts' forecasts can be set. */
    MixtureForecast slot(int horizon, long row) {
        MixtureForecast forecast = waiting(horizon, row);
        return forecast == null ? passing[horizon] : forecast;
    }

    /** Mixes the experts' forecasts that are set in a slot, and returns the mixed one. */
    float mix(int horizon, long row) {
        MixtureForecast forecast = slot(horizon, row);
        mixtures[horizon].weights(neighbors[horizon], weights[horizon]);
        mixtures[horizon].mix(forecast, weights[horizon]);
        return forecast.mixed();
    }

    /** The weight of each expert in the last forecast of a horizon. */
    double[] expertWeights(int horizon) {
        return weights[horizon].ofExperts();
    }

    void visitLearned(FieldVisitor fields, long labels) {
        for (HorizonMixture mixture : mixtures) {
            mixture.visitLearned(fields, labels);
        }
    }

    void visit(FieldVisitor fields) {
        for (HorizonMixture mixture : mixtures) {
            mixture.visit(fields);
        }
        for (MixtureForecast[] forecasts : waiting) {
            for (MixtureForecast forecast : forecasts) {
                forecast.visit(fields);
            }
        }
    }
}

package io.spindrift.peers;

import com.amazon.randomcutforest.parkservices.RCFCaster;
import java.util.List;

/** The random cut forest of AWS as a forecaster, its settings as they come. */
final class Caster implements Forecaster {
    /** How many of the last values the forest sees. */
    static final int SHINGLE = 48;

    private final List<Integer> horizons;
    private final RCFCaster forest;
    private long row;

    /** @param horizons in rows, ascending */
    Caster(List<Integer> horizons) {
        this.horizons = List.copyOf(horizons);
        int farthest = horizons.get(horizons.size() - 1);
        this.forest = RCFCaster.builder()
                .dimensions(SHINGLE)
                .shingleSize(SHINGLE)
                .forecastHorizon(farthest)
                .randomSeed(1L)
                .internalShinglingEnabled(true)
                .build();
    }

    @Override
    public double[] next(double value) {
        // Extrapolated after the value was taken; zeros as long as the forest has seen too little.
        float[] ahead = forest.process(new double[] {value}, row++).getTimedForecast().rangeVector.values;
        boolean ready = forest.getForest().isOutputReady();
        return horizons.stream()
                .mapToDouble(horizon -> ready ? ahead[horizon - 1] : Double.NaN)
                .toArray();
    }
}

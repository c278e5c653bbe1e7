package io.spindrift.model.distribution;

import io.spindrift.model.scale.ForecastBounds;
import java.util.List;

/** Values, one after the other, through the distributions of their naive forecasts. */
final class Replay {
    private final int[] horizons;
    private final ForecastDistributions distributions;
    private final double[] pValues;
    private ForecastBounds bounds = ForecastBounds.NONE;
    private double startSize = 1;
    private double unit = 1;

    Replay(List<Double> levels, int... horizons) {
        this(new ForecastDistributions(horizons, levels), horizons);
    }

    Replay(ForecastDistributions distributions, int... horizons) {
        this.horizons = horizons;
        this.distributions = distributions;
        pValues = new double[horizons.length];
    }

    ForecastDistributions distributions() {
        return distributions;
    }

    void setBounds(ForecastBounds someBounds) {
        bounds = someBounds;
    }

    void setStartSize(double size) {
        startSize = size;
    }

    /** Sets the unit of spreads. */
    void setUnit(double someUnit) {
        unit = someUnit;
    }

    /** The p-value of the last label of a horizon. */
    double pValue(int horizon) {
        return pValues[horizon];
    }

    double[] pValues() {
        return pValues.clone();
    }

    static long time(long row) {
        return Generated.START + row * Generated.HOUR;
    }

    /** Something that says a little about the next error, and is deterministic. */
    static double spread(long row) {
        return 0.1 + row % 5 * 0.2;
    }

    void take(double value) {
        take(value, value);
    }

    void take(double value, double forecast) {
        distributions.learn(value, pValues);
        addRow(forecast, true);
    }

    void addRow(double forecast, boolean observed) {
        long row = distributions.rows();
        distributions.addRow(new ForecastOrigin(time(row), Generated.HOUR, bounds), observed);
        for (int k = 0; k < horizons.length; k++) {
            distributions.issue(k, bounds.within(forecast), unit * spread(row), startSize);
        }
    }

    double lower(int horizon, int level) {
        return distributions
                .intervals(horizon, distributions.rows() - 1)
                .get(level)
                .lower();
    }

    double upper(int horizon, int level) {
        return distributions
                .intervals(horizon, distributions.rows() - 1)
                .get(level)
                .upper();
    }
}

package io.spindrift.model.distribution;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.regression.HorizonGroups;
import io.spindrift.model.state.ByteCounter;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;
import java.util.List;

/**
 * The distributions of the forecasts of a series, for all horizons. Each row calls, in this order: {@link #learn} if it has a value, {@link #addRow},
 * and {@link #issue} for each horizon. Horizons of an octave share the covariance of their scale regressions; each learns all else for itself.
 */
public final class ForecastDistributions {
    private final int[] horizons;
    private final HorizonGroups groups;
    private final HorizonDistribution[] distributions;
    private final ScaleCovariance[] covariances;
    private final ValueScales values = new ValueScales();
    private final OriginRows origins;
    private long rows;

    /**
     * @param horizons ascending, each at least 1
     * @param levels of the prediction intervals, each above 0, below 1, in any order
     */
    public ForecastDistributions(int[] horizons, List<Double> levels) {
        this.horizons = horizons.clone();
        groups = HorizonGroups.octaves(horizons);
        covariances = new ScaleCovariance[groups.count()];
        Arrays.setAll(covariances, g -> new ScaleCovariance());
        origins = new OriginRows(horizons[horizons.length - 1]);
        Levels sorted = new Levels(levels);
        distributions = new HorizonDistribution[horizons.length];
        DistributionScratch scratch = new DistributionScratch(sorted.bounds());
        Arrays.setAll(distributions, k -> new HorizonDistribution(horizons[k], sorted, origins, scratch));
    }

    /**
     * Returns the bytes of the state of one.
     */
    public static long bytes(int[] horizons, List<Double> levels) {
        return ByteCounter.of(new ForecastDistributions(horizons, levels)::visit);
    }

    /**
     * Takes in an observed value, which is the label of a forecast of each horizon.
     *
     * @param value of the row that is about to be added
     * @param pValues modified: the p-value of each horizon's error, from 10⁻¹² to 1; NaN where no forecast waits for this label
     */
    public void learn(double value, double[] pValues) {
        for (int k = 0; k < horizons.length; k++) {
            long origin = rows - horizons[k];
            ScaleCovariance covariance = covariances[groups.groupOf(k)];
            pValues[k] = origin < 0
                    ? Double.NaN
                    : distributions[k].learn(origin, value, values.level(), covariance, groups.hasTurn(k, rows));
        }
        if (values.observe(value) == ValueLevel.Verdict.RESTART) {
            for (HorizonDistribution distribution : distributions) {
                distribution.restart();
            }
        }
    }

    /**
     * Adds a row.
     *
     * @param observed whether it has a value
     */
    public void addRow(ForecastOrigin origin, boolean observed) {
        values.endRow(observed);
        origins.put(rows, origin, values);
        rows++;
    }

    /**
     * Issues a forecast from the newest row.
     *
     * @param horizon its index
     * @param forecast within the bounds of the row
     * @param spread weighted standard deviation of the experts' forecasts around their weighted mean, at least 0
     * @param startSize mean size of errors that is assumed before the first label; 0 if nothing is known
     */
    public void issue(int horizon, double forecast, double spread, double startSize) {
        distributions[horizon].issue(rows - 1, values, forecast, spread, startSize);
    }

    /** How many rows there are. */
    public long rows() {
        return rows;
    }

    /**
     * Returns a forecast as it was issued.
     *
     * @param horizon its index
     * @param row at which it was made, one of the last h
     */
    public double forecast(int horizon, long row) {
        return distributions[horizon].forecast(row);
    }

    /** Returns the intervals of a forecast as they were issued, one for each level; with bounds NaN for no intervals. */
    public List<Interval> intervals(int horizon, long row) {
        return distributions[horizon].intervals(row);
    }

    /** Returns the distribution of the forecast of a horizon from the newest row. */
    public PredictiveDistribution newest(int horizon) {
        return distributions[horizon].predictive(rows - 1);
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        rows = fields.int64("distributions.rows", rows);
        values.visit(fields);
        origins.visit(fields);
        for (ScaleCovariance covariance : covariances) {
            covariance.visit(fields);
        }
        for (HorizonDistribution distribution : distributions) {
            distribution.visit(fields);
        }
    }
}

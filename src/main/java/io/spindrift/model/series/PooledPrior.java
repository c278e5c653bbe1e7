package io.spindrift.model.series;

import io.spindrift.model.pool.PriorPool;

/**
 * The start of new series, pooled from the learned states of many series (docs/maths.md#pooled-prior). Regressions start with the mean of
 * their weights, and with a covariance that tells how far series differ; mixtures with the mean of their regrets. Networks have no mean,
 * since the units of two networks correspond in no order: they start from those of the series whose forecasts were best compared with
 * naive ones.
 *
 * <p>Sums are in the order in which series are added, so that the same series in the same order give the same bits.
 */
public final class PooledPrior {
    private final PriorPool pool = new PriorPool();
    private String firstName;
    private Donor first;
    /** The series whose networks are those of the prior. */
    private Donor networks;
    /** The mean squared error of its forecasts over that of the naive ones, at the first horizon. */
    private double leastError = Double.POSITIVE_INFINITY;

    private SharedStateSeries start;

    /**
     * Adds a series.
     *
     * @param name of the series
     * @param model with observations
     * @param learned state of the model
     * @throws IllegalArgumentException if its learner cannot be pooled, or was learned under other settings than the first one
     */
    public void add(String name, SeriesModel model, Donor learned) {
        if (first == null) {
            requirePoolable(name, model);
            firstName = name;
            first = learned;
        }
        String difference = first.regressors() == model.regressors()
                ? first.difference(model.settings())
                : "length of x: expected " + first.regressors() + ", got " + model.regressors();
        if (!difference.isEmpty()) {
            throw new IllegalArgumentException("series '" + name + "': expected the settings of series '" + firstName
                    + "', got another " + difference);
        }
        pool.next();
        ((SharedStateSeries) model).pool(pool);
        double error = overNaive(model);
        if (networks == null || error < leastError) {
            networks = learned;
            leastError = error;
        }
    }

    private static void requirePoolable(String name, SeriesModel model) {
        if (!(model instanceof SharedStateSeries)) {
            throw new IllegalArgumentException("series '" + name + "': " + unpoolable(model.settings()));
        }
    }

    private static String unpoolable(SeriesSettings settings) {
        return "expected input.mode series and model blend or blend-linear, got "
                + Donor.typed(settings.inputMode()) + " and "
                + Donor.typed(settings.learner().kind());
    }

    private static double overNaive(SeriesModel model) {
        SeriesStatus.HorizonStatus horizon = model.status().horizons().get(0);
        double ratio = horizon.mse() / horizon.naiveMse();
        return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
    }

    /** How many series have been added. */
    public int series() {
        return pool.series();
    }

    /** Ends the collection. Returns a series without observations that has learned what new series start with. */
    public SeriesModel start() {
        if (start == null) {
            pool.finish();
            start = restored(networks);
            start.pool(pool);
        }
        return start;
    }

    /**
     * Checks that a new series can start from a donor.
     *
     * @throws IllegalArgumentException if it has another learner than the one that is pooled
     * @throws io.spindrift.model.state.CorruptStateException if its learned state does not fit its settings
     */
    public static void check(Donor donor) {
        restored(donor);
    }

    private static SharedStateSeries restored(Donor donor) {
        SeriesSettings settings = donor.settings();
        if (!(SeriesModel.create("", settings) instanceof SharedStateSeries series)) {
            throw new IllegalArgumentException(unpoolable(settings));
        }
        series.prepare(donor.regressors());
        donor.learned().restore(series::visitLearned);
        return series;
    }
}

package io.spindrift.model.expert;

import io.spindrift.model.past.Origin;
import io.spindrift.model.past.Past;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.regression.RobustErrors;
import io.spindrift.model.regression.SharedRegression;
import io.spindrift.model.state.FieldVisitor;

/**
 * Autoregression: the change over each horizon on the last {@value #LAGS} values, in units of the one-step change s_1, robust:
 *
 * <pre>
 *     u = [(x_{t−j} − x_t)/s_1 for j = 47..1, (x_t − m)/s_1, 1],   label (x_{t+h} − x_t)/s_1         (AJ)
 * </pre>
 *
 * <p>A second regression on the last {@value #LOOSE} of these features starts with a wide prior and forgets faster: it learns a short,
 * nearly deterministic series within a few rows.
 */
public final class LagStage {
    /** How many values features go back over, the newest included. */
    public static final int LAGS = 48;

    private static final int SIZE = LAGS + 1;
    private static final int LOOSE = 7;
    private static final double VARIANCE = 0.01;
    private static final double FORGETTING = 0.9998;
    private static final double LOOSE_VARIANCE = 100;
    private static final double LOOSE_FORGETTING = 0.9995;

    private final Past past;
    private final SharedRegression tight;
    private final SharedRegression loose;
    private final int horizons;
    private final RobustErrors tightErrors;
    private final RobustErrors looseErrors;

    private final float[] features = new float[SIZE];
    private final float[] looseFeatures = new float[LOOSE];
    private final double[] slopes = new double[LAGS - 1];
    private double slopeSum;

    /** @param horizons ascending */
    LagStage(Past past, int[] horizons) {
        this.past = past;
        int reach = horizons[horizons.length - 1];
        tight = new SharedRegression(SIZE, horizons.length, reach, VARIANCE, FORGETTING);
        loose = new SharedRegression(LOOSE, horizons.length, reach, LOOSE_VARIANCE, LOOSE_FORGETTING);
        this.horizons = horizons.length;
        tightErrors = new RobustErrors(horizons.length);
        looseErrors = new RobustErrors(horizons.length);
    }

    static long numbers(int horizons, int reach) {
        return SharedRegression.numbers(SIZE, horizons, reach)
                + SharedRegression.numbers(LOOSE, horizons, reach)
                + 4L * horizons;
    }

    /**
     * Learns the label of a horizon.
     *
     * @param change x_{q+h} − x_q
     */
    void learn(int horizon, Origin origin, double change) {
        double unit = past.scale(0, origin.row());
        prepare(origin, unit);
        double label = Clip.label(change / unit);
        double error = label - tight.forecast(horizon, features);
        tight.correct(horizon, origin.row(), tightErrors.bounded(horizon, error));
        double looseError = label - loose.forecast(horizon, looseFeatures);
        loose.correct(horizon, origin.row(), looseErrors.bounded(horizon, looseError));
    }

    /** Takes the newest row in, of which forecasts will be made. */
    void advance(Origin newest, boolean observed) {
        double unit = past.scale(0, newest.row());
        if (unit > 0) {
            prepare(newest, unit);
        }
        if (unit > 0 && observed) {
            tight.advance(newest.row(), features);
            loose.advance(newest.row(), looseFeatures);
        } else {
            tight.skip(newest.row());
            loose.skip(newest.row());
        }
    }

    /** The change over a horizon from the row that {@link #advance} took. */
    double forecast(int horizon, double unit) {
        return unit * tight.forecast(horizon, features);
    }

    /** The same by the regression with a wide prior. */
    double looseForecast(int horizon, double unit) {
        return unit * loose.forecast(horizon, looseFeatures);
    }

    /** Lets {@link #slopes} and {@link #slopeSum} be those of a horizon. */
    void chooseSlopes(int horizon) {
        float[] weights = tight.weights(horizon);
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = weights[i];
            sum += slopes[i];
        }
        slopeSum = sum;
    }

    /** The weights of x_{t−47} − x_t to x_{t−1} − x_t. */
    double[] slopes() {
        return slopes;
    }

    double slopeSum() {
        return slopeSum;
    }

    private void prepare(Origin origin, double unit) {
        int known = (int) Math.min(origin.row(), LAGS - 1);
        double per = 1 / unit;
        for (int j = 1; j < LAGS; j++) {
            features[LAGS - 1 - j] =
                    j <= known ? Clip.feature((past.value(origin.back() + j) - origin.value()) * per) : 0;
        }
        features[LAGS - 1] = Clip.feature((origin.value() - origin.mean()) * per);
        features[LAGS] = 1;
        System.arraycopy(features, SIZE - LOOSE, looseFeatures, 0, LOOSE);
    }

    /** Saves or restores what another series can start with. */
    void visitLearned(FieldVisitor fields, long labels) {
        tight.visitLearned(fields, "lags", labels);
        loose.visitLearned(fields, "looseLags", labels);
    }

    /** Passes weights to a pool, or takes the pooled ones over. */
    void pool(PriorPool pool) {
        tight.pool(pool, "lags", tightErrors.variances());
        loose.pool(pool, "looseLags", looseErrors.variances());
    }

    void visit(FieldVisitor fields) {
        tight.visit(fields, "lags");
        loose.visit(fields, "looseLags");
        for (int k = 0; k < horizons; k++) {
            tightErrors.visit(k, fields, "lags");
            looseErrors.visit(k, fields, "looseLags");
        }
    }
}

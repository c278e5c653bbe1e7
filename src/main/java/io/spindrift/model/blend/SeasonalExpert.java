package io.spindrift.model.blend;

import io.spindrift.model.history.FeatureLayout;
import io.spindrift.model.state.FieldVisitor;

/**
 * Two forecasts for each season: the value one season before the label's time (seasonal naive), and the last value with the change
 * of one season before (seasonal random walk). Of each the season of least running error is taken.
 */
final class SeasonalExpert {
    private static final double RATE = 0.002;

    private final FeatureLayout layout;
    private final double[] naiveErrors;
    private final double[] walkErrors;
    private boolean begun;

    SeasonalExpert(FeatureLayout layout) {
        this.layout = layout;
        naiveErrors = new double[layout.seasons().count()];
        walkErrors = new double[layout.seasons().count()];
    }

    double naive(double[] x) {
        return naive(x, best(naiveErrors));
    }

    double walk(double[] x) {
        return walk(x, season());
    }

    /** The season of the better random walk. */
    int season() {
        return best(walkErrors);
    }

    void learn(double[] x, double label) {
        for (int s = 0; s < naiveErrors.length; s++) {
            update(naiveErrors, s, label - naive(x, s));
            update(walkErrors, s, label - walk(x, s));
        }
        begun = true;
    }

    void visit(FieldVisitor fields) {
        begun = fields.flag("seasonal.begun", begun);
        fields.float64s("seasonal.naive", naiveErrors);
        fields.float64s("seasonal.walk", walkErrors);
    }

    private void update(double[] errors, int season, double error) {
        errors[season] = begun ? errors[season] + RATE * (error * error - errors[season]) : error * error;
    }

    private double naive(double[] x, int season) {
        return x[layout.seasonal(season)] + x[layout.seasonal(season) + 1];
    }

    private double walk(double[] x, int season) {
        return x[layout.seasonal(season)];
    }

    private static int best(double[] errors) {
        int best = 0;
        for (int s = 1; s < errors.length; s++) {
            if (errors[s] < errors[best]) {
                best = s;
            }
        }
        return best;
    }
}

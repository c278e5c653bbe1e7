package io.spindrift.model.series;

import io.spindrift.model.state.Visit;

/**
 * A series from whose learning others begin. Of it they take what is in standardized terms, the same for a series of any
 * scale: the learners' parameters and covariances, and how experts are weighed. All that is its own stays with it: values,
 * scales, waiting observations, ids, measures, the calibration of intervals, recurrent states, and the key of its noise.
 *
 * @param settings that it was learned under
 * @param regressors how many numbers its {@code x} has
 * @param learned what {@link SeriesModel#visitLearned} saved; may be asked by several threads at once
 */
public record Donor(SeriesSettings settings, int regressors, Learned learned) {

    /** Saved fields. */
    public interface Learned {
        /** Restores what walks over them. */
        void restore(Visit walk);
    }

    public Donor {
        if (regressors < 0) {
            throw new IllegalArgumentException(
                    "donor: expected a series that has been observed, got one without observations");
        }
    }

    /**
     * In what others must be learned alike to take this over; empty if there is no difference. How labels are waited for, and the
     * levels of intervals, may differ.
     */
    public String difference(SeriesSettings others) {
        if (settings.inputMode() != others.inputMode()) {
            return difference("input.mode", others.inputMode(), settings.inputMode());
        }
        if (settings.lags() != others.lags()) {
            return difference("lags", others.lags(), settings.lags());
        }
        if (!settings.horizons().equals(others.horizons())) {
            return difference("horizons", others.horizons(), settings.horizons());
        }
        if (settings.precision() != others.precision()) {
            return difference("precision", others.precision(), settings.precision());
        }
        if (settings.scaleWindow() != others.scaleWindow()) {
            return difference("scaleWindow", others.scaleWindow(), settings.scaleWindow());
        }
        return settings.learner().equals(others.learner())
                ? ""
                : difference("learner", others.learner(), settings.learner());
    }

    private static String difference(String name, Object expected, Object got) {
        return name + ": expected " + expected + ", got " + got;
    }
}

package io.spindrift.model.series;

import io.spindrift.model.state.Visit;
import io.spindrift.model.train.LearnerSettings;
import java.util.Locale;

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
     * The first setting in which other settings differ from those of this donor, by the name that a user types, with both values; empty
     * if a series under those settings can start from this donor. Label settings, interval levels and bounds of forecasts may
     * differ.
     */
    public String difference(SeriesSettings others) {
        if (settings.inputMode() != others.inputMode()) {
            return difference("input.mode", typed(others.inputMode()), typed(settings.inputMode()));
        }
        if (settings.lags() != others.lags()) {
            return difference("series.lags", others.lags(), settings.lags());
        }
        if (!settings.horizons().equals(others.horizons())) {
            return horizonDifference(others.horizons());
        }
        if (settings.precision() != others.precision()) {
            return difference("state.precision", typed(others.precision()), typed(settings.precision()));
        }
        if (settings.scaleWindow() != others.scaleWindow()) {
            return difference("scale.window", others.scaleWindow(), settings.scaleWindow());
        }
        return settings.learner().equals(others.learner()) ? "" : learnerDifference(others.learner());
    }

    private String learnerDifference(LearnerSettings others) {
        LearnerSettings own = settings.learner();
        return own.kind() == others.kind()
                ? "model: " + SettingsText.difference(others, own)
                : difference("model", typed(others.kind()), typed(own.kind()));
    }

    private String horizonDifference(Horizons others) {
        Horizons own = settings.horizons();
        return own.ahead().equals(others.ahead())
                ? difference("series.interval.ms", others.intervalMillis(), own.intervalMillis())
                : difference("series.horizons", others.ahead(), own.ahead());
    }

    /** A constant as it is typed in the settings. */
    private static String typed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String difference(String name, Object expected, Object got) {
        return name + ": expected " + expected + ", got " + got;
    }
}

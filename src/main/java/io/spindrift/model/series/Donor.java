package io.spindrift.model.series;

import io.spindrift.model.state.Visit;
import io.spindrift.model.train.LearnerSettings;
import java.util.Locale;

/**
 * A series from whose learned state new series start. They take the part that is the same for a series of any scale: the parameters and
 * covariances of the learners, and the weights of experts. They do not take values, scales, pending observations, ids, metrics, the
 * calibration of intervals, recurrent states, or the key of the noise.
 *
 * @param settings of the donor
 * @param regressors length of its {@code x}
 * @param learned the state that {@link SeriesModel#visitLearned} saved; several threads may restore it at once
 */
public record Donor(SeriesSettings settings, int regressors, Learned learned) {

    /** Saved fields. */
    public interface Learned {
        /** Restores the state that the given visit describes. */
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

    /** Returns a constant as it is typed in the settings. */
    static String typed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String difference(String name, Object expected, Object got) {
        return name + ": expected " + expected + ", got " + got;
    }
}

package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.PaperFilter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A series under test: events go in, outcomes are recorded. */
final class SeriesRun {
    static final long TIMEOUT = 60_000;
    static final List<Double> LEVELS = List.of(0.8, 0.95);
    static final LabelSettings LABELS = new LabelSettings(TIMEOUT, 100, 4, 200, 100);

    final Recorder outcomes = new Recorder();
    private SeriesModel model;

    SeriesRun(SeriesSettings settings) {
        model = SeriesModel.create("line 7", settings);
    }

    static SeriesRun regression() {
        return regression(LABELS);
    }

    static SeriesRun regression(LabelSettings labels) {
        return new SeriesRun(settings(InputMode.REGRESSION, labels, 1));
    }

    static SeriesRun values(Integer... horizons) {
        return new SeriesRun(settings(InputMode.SERIES, LABELS, horizons));
    }

    static SeriesSettings settings(InputMode inputMode, LabelSettings labels, Integer... horizons) {
        LearnerSettings filter = PaperFilter.settings(2, 12, 0.02, 0.3, 0.5, 0.5, 1);
        return settings(inputMode, labels, new Horizons(List.of(horizons), 0), filter);
    }

    static SeriesSettings settings(
            InputMode inputMode, LabelSettings labels, Horizons horizons, LearnerSettings learner) {
        return new SeriesSettings(
                inputMode,
                3,
                horizons,
                5,
                100,
                Precision.FLOAT64,
                labels,
                learner,
                DistributionSettings.ofLevels(LEVELS),
                ForecastBounds.NONE);
    }

    Optional<Rejection> observe(String id, long time, double... x) {
        return send(new SeriesEvent.Observation(id, time, x, Double.NaN));
    }

    Optional<Rejection> observeLabeled(String id, long time, double label, double... x) {
        return send(new SeriesEvent.Observation(id, time, x, label));
    }

    Optional<Rejection> value(long time, double value, double... x) {
        return send(new SeriesEvent.Observation(null, time, x, value));
    }

    /** A value in a span in which no alarm begins. */
    Optional<Rejection> ignoredValue(long time, double value) {
        return send(new SeriesEvent.Observation(null, time, new double[0], value).withAlarmIgnored());
    }

    Optional<Rejection> label(String id, long time, double value) {
        return send(new SeriesEvent.Label(id, time, value, origin(id)));
    }

    Optional<Rejection> send(SeriesEvent event) {
        List<Outcome> brought = model.apply(event);
        if (!brought.isEmpty() && brought.get(0) instanceof Outcome.Rejected rejected) {
            assertThat(brought).hasSize(1);
            return Optional.of(rejected.rejection());
        }
        outcomes.add(brought);
        return Optional.empty();
    }

    /** The parts of the newest forecast. */
    HorizonMixture mixture(int horizon) {
        return model.mixture(horizon).orElseThrow();
    }

    long observations() {
        return model.observations();
    }

    byte[] bytes() {
        return SavedSeries.save(model);
    }

    /** Goes on with a model that was saved and restored. */
    void restart() {
        SeriesSettings template = settings(InputMode.SERIES, new LabelSettings(1, 1, 0, 1, 0), 9);
        model = SavedSeries.restore("line 7", template, SavedSeries.save(model));
    }

    static byte[] origin(String id) {
        return ("record of " + id).getBytes(StandardCharsets.UTF_8);
    }
}

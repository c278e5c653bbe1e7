package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.PaperFilter;
import io.spindrift.serde.StateBytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SeriesSettingsTest {
    private static final LearnerSettings LEARNER = PaperFilter.settings(2, 10, 0.1, 0.1, 0.5, 0.5, 1);

    @ParameterizedTest
    @CsvSource({
        "0, 1, 5, 100, 'lags: expected 1 to 1000, got 0'",
        "1001, 1, 5, 100, 'lags: expected 1 to 1000, got 1001'",
        "3, '', 5, 100, 'horizons: expected 1 to 96 of them, got []'",
        "3, 3 1, 5, 100, 'horizons: expected ascending, each 1 to 96, got [3, 1]'",
        "3, 2 2, 5, 100, 'horizons: expected ascending, each 1 to 96, got [2, 2]'",
        "3, 0, 5, 100, 'horizons: expected ascending, each 1 to 96, got [0]'",
        "3, 97, 5, 100, 'horizons: expected ascending, each 1 to 96, got [97]'",
        "3, 1, 0, 100, 'featuresMax: expected 1 to 1000, got 0'",
        "3, 1, 5, 1, 'scaleWindow: expected 0, or 2 to 1000000000, got 1'",
    })
    void shouldNameTheSetting_whenItIsOutOfBounds(int lags, String horizons, int regressors, int window, String why) {
        List<Integer> ahead = Stream.of(horizons.split(" "))
                .filter(text -> !text.isEmpty())
                .map(Integer::valueOf)
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesSettings(
                        InputMode.SERIES,
                        lags,
                        new Horizons(ahead, 0),
                        regressors,
                        window,
                        Precision.FLOAT64,
                        SeriesRun.LABELS,
                        LEARNER,
                        DistributionSettings.ofLevels(SeriesRun.LEVELS),
                        ForecastBounds.NONE))
                .withMessage(why);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 10, 10, 10, 'timeoutMillis: expected at least 1, got 0'",
        "1, 0, 10, 10, 10, 'pendingMax: expected 1 to 100000, got 0'",
        "1, 10, -1, 10, 10, 'bufferMax: expected 0 to 100000, got -1'",
        "1, 10, 10, 9, 10, 'dedupWindow: expected pendingMax (10) to 100000, got 9'",
        "1, 10, 10, 10, -1, 'forecastPendingMax: expected 0 to 100000, got -1'",
    })
    void shouldNameTheLabelSetting_whenItIsOutOfBounds(
            long timeout, int pending, int early, int ids, int ahead, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelSettings(timeout, pending, early, ids, ahead))
                .withMessage(why);
    }

    @ParameterizedTest
    @EnumSource(InputMode.class)
    void shouldBeTheSameAfterSavingAndRestoring(InputMode inputMode) {
        SeriesSettings settings = SeriesRun.settings(inputMode, new LabelSettings(9, 8, 7, 16, 5), 2, 4, 60);
        SeriesSettings template = SeriesRun.settings(InputMode.SERIES, SeriesRun.LABELS, 1);
        byte[] saved = StateBytes.save(settings::visit);
        assertThat(StateBytes.restore(saved, template::visit)).isEqualTo(settings);
    }

    @Test
    void shouldKeepBoundsOfForecasts_whenSavedAndRestored() {
        SeriesSettings template = SeriesRun.settings(InputMode.SERIES, SeriesRun.LABELS, 1);
        for (ForecastBounds bounds : List.of(
                new ForecastBounds(-2, 7),
                new ForecastBounds(0, Double.POSITIVE_INFINITY),
                new ForecastBounds(Double.NEGATIVE_INFINITY, 0))) {
            byte[] saved = StateBytes.save(bounds::visit);
            assertThat(StateBytes.restore(saved, template.forecastBounds()::visit))
                    .isEqualTo(bounds);
        }
    }

    @Test
    void shouldCountTheBytesOfItsLearners() {
        SeriesSettings regression = SeriesRun.settings(InputMode.REGRESSION, SeriesRun.LABELS, 1);
        SeriesSettings series = SeriesRun.settings(InputMode.SERIES, SeriesRun.LABELS, 1, 3);
        assertThat(series.learnerBytes(2)).isEqualTo(2 * regression.learnerBytes(5));
    }
}

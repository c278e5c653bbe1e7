package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.PaperFilter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A forecast has no interval before there is anything to measure its errors by, and then one that has a width. */
final class FirstIntervalTest {
    private static final int EVENTS = 30;

    private final SplittableRandom random = new SplittableRandom(5);

    static Stream<LearnerSettings> learners() {
        return Stream.of(BlendSettings.LINEAR, PaperFilter.settings(2, 12, 0.02, 0.3, 0.5, 0.5, 1));
    }

    private static SeriesRun run(InputMode inputMode, LearnerSettings learner, Integer... horizons) {
        return new SeriesRun(
                SeriesRun.settings(inputMode, SeriesRun.LABELS, new Horizons(List.of(horizons), 0), learner));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void shouldComeAfterTheFirstForecast_inSeriesMode(LearnerSettings learner) {
        SeriesRun run = run(InputMode.SERIES, learner, 1, 3);
        for (int t = 0; t < EVENTS; t++) {
            run.value(1000 * t, random.nextGaussian());
            run.restart();
        }
        assertFirstHasNone(run);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void shouldComeAfterTheFirstForecast_inRegressionMode(LearnerSettings learner) {
        SeriesRun run = run(InputMode.REGRESSION, learner, 1);
        for (int t = 0; t < EVENTS; t++) {
            run.observeLabeled("id " + t, 1000 * t, 5 + random.nextGaussian(), random.nextGaussian(), 1);
            run.restart();
        }
        assertFirstHasNone(run);
    }

    private static void assertFirstHasNone(SeriesRun run) {
        assertThat(run.outcomes.forecasts.get(0).horizons())
                .flatExtracting(HorizonForecast::intervals)
                .isNotEmpty()
                .allSatisfy(interval -> {
                    assertThat(interval.lower()).isNaN();
                    assertThat(interval.upper()).isNaN();
                });
        assertThat(run.outcomes.horizonForecasts)
                .flatExtracting(HorizonForecast::intervals)
                .noneMatch(interval -> interval.lower() == interval.upper());
        assertThat(run.outcomes.lastForecast().horizons())
                .flatExtracting(HorizonForecast::intervals)
                .extracting(Interval::lower)
                .doesNotContain(Double.NaN);
    }
}

package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.golden.Golden;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.Outcome.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every trainer, the learned state depends only on the sequence of observations and labels. */
@Tag("slow")
class DelayInvarianceTest {
    private static final int OBSERVATIONS = 120;
    private static final int INPUTS = 3;
    private static final int[] DELAYS = {0, 1, 7, 50};
    private static final int[] WINDOWS = {1, 20};
    private static final LabelSettings LABELS = new LabelSettings(1_000_000_000, 200, 10, 300, 100);

    private record Timed(double place, SeriesEvent event) {}

    static Stream<String> models() {
        return Golden.models().entrySet().stream()
                .filter(model -> model.getValue().inputMode() == InputMode.REGRESSION)
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldEndWithTheSameBits_whateverTheDelayOfLabels(String name) {
        SeriesSettings golden = Golden.models().get(name);
        SeriesSettings settings = new SeriesSettings(
                golden.inputMode(),
                golden.lags(),
                golden.horizons(),
                golden.featuresMax(),
                golden.scaleWindow(),
                golden.precision(),
                LABELS,
                golden.learner(),
                golden.distribution(),
                ForecastBounds.NONE);
        List<String> expected = learned(settings, 0, 1);
        for (int delay : DELAYS) {
            for (int window : WINDOWS) {
                assertThat(learned(settings, delay, window))
                        .as("labels %d late, shuffled within %d", delay, window)
                        .isEqualTo(expected);
            }
        }
        assertThat(expected).isNotEqualTo(unlearned(settings));
    }

    private static List<String> learned(SeriesSettings settings, int delay, int window) {
        SplittableRandom random = new SplittableRandom(31L * delay + window);
        List<Timed> feed = new ArrayList<>();
        for (int i = 0; i < OBSERVATIONS; i++) {
            feed.add(new Timed(i, observation(i)));
            double place = i + delay + 0.5 + random.nextInt(window);
            feed.add(new Timed(place, new SeriesEvent.Label("o" + i, 1000L + i, label(i), null)));
        }
        feed.sort(Comparator.comparingDouble(Timed::place));
        Recorder outcomes = new Recorder();
        SeriesModel model = SeriesModel.create("a series", settings);
        for (Timed timed : feed) {
            outcomes.add(model.apply(timed.event));
        }
        assertThat(outcomes.counted(Counted.OBSERVATION_EXPIRED)).isZero();
        assertThat(outcomes.counted(Counted.OBSERVATION_EVICTED)).isZero();
        assertThat(outcomes.counted(Counted.LABEL_LEARNED)).isEqualTo(OBSERVATIONS);
        return LearnedFields.of(model);
    }

    private static List<String> unlearned(SeriesSettings settings) {
        SeriesModel model = SeriesModel.create("a series", settings);
        for (int i = 0; i < OBSERVATIONS; i++) {
            model.apply(observation(i));
        }
        return LearnedFields.of(model);
    }

    private static SeriesEvent observation(int i) {
        double[] x = new double[INPUTS];
        for (int k = 0; k < INPUTS; k++) {
            x[k] = StrictMath.sin(1.3 * i + k);
        }
        return new SeriesEvent.Observation("o" + i, 1000L + i, x, Double.NaN);
    }

    private static double label(int i) {
        return 2 * StrictMath.sin(1.3 * i) * StrictMath.cos(0.1 * i);
    }
}

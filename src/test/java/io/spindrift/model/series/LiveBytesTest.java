package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.distribution.ForecastDistributions;
import io.spindrift.model.forecaster.SharedStateForecaster;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
final class LiveBytesTest {
    private static final int LEARNERS = 50;
    private static final int MEASUREMENTS = 5;
    /** More than a learner keeps to see which of its first values are impossible. */
    private static final int ROWS = 40;

    private static final long HOUR = 3_600_000;

    /** The median of some measurements: a collection may free objects that do not belong to learners. */
    @ParameterizedTest
    @CsvSource({"true, 24", "false, 24", "true, 96", "false, 96"})
    void shouldSayHowMuchMemoryALearnerTakes_whenItServesAllHorizons(boolean networks, int horizons) {
        BlendSettings blend = networks ? BlendSettings.FULL : BlendSettings.LINEAR;
        SeriesSettings settings = settings(blend, horizons);
        double[] sizes = IntStream.range(0, MEASUREMENTS)
                .mapToDouble(i -> measured(blend, settings))
                .sorted()
                .toArray();
        assertThat((double) settings.liveBytes(0, settings.distributionBytes()))
                .as("measured %s", Arrays.toString(sizes))
                .isCloseTo(sizes[MEASUREMENTS / 2], withinPercentage(10));
    }

    private static double measured(BlendSettings blend, SeriesSettings settings) {
        SharedStateForecaster[] learners = new SharedStateForecaster[LEARNERS];
        ForecastDistributions[] distributions = new ForecastDistributions[LEARNERS];
        int[] horizons = settings.horizons().array();
        long before = usedHeap();
        for (int i = 0; i < LEARNERS; i++) {
            learners[i] = new SharedStateForecaster(blend.forecaster(horizons, ForecastBounds.NONE, i), 0);
            distributions[i] = new ForecastDistributions(horizons, settings.intervalLevels());
            for (int t = 0; t < ROWS; t++) {
                learners[i].observe(t * HOUR, 20 + t % 24 + t % 5, new float[0]);
            }
        }
        double each = (usedHeap() - before) / (double) LEARNERS;
        Reference.reachabilityFence(learners);
        Reference.reachabilityFence(distributions);
        return each;
    }

    /** The least of a few, each after a collection. */
    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static SeriesSettings settings(BlendSettings blend, int horizons) {
        Integer[] ahead = IntStream.rangeClosed(1, horizons).boxed().toArray(Integer[]::new);
        return new SeriesSettings(
                InputMode.SERIES,
                48,
                Horizons.of(ahead),
                5,
                1000,
                Precision.FLOAT32,
                SeriesRun.LABELS,
                blend,
                DistributionSettings.ofLevels(SeriesRun.LEVELS),
                ForecastBounds.NONE);
    }
}

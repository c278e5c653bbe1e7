package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.series.HorizonMixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaskMetricsTest {
    @TempDir
    private Path state;

    @Test
    void shouldMeasureTheEventsThatARestoreWouldReplay() {
        Map<String, String> settings = Map.of("input.mode", "series", "model", "pf", "snapshot.interval.events", "20");
        try (Driver driver = new Driver(state, settings)) {
            values(driver, 200);
            assertThat(driver.total("snapshots")).isEqualTo(10);
            assertThat(driver.metric("journal-length-max")).isEqualTo(19);
            assertThat(driver.metric("journal-length-avg")).isBetween(8.5, 9.5);
        }
    }

    @Test
    void shouldMeasureTheEffectiveSampleSize() {
        try (Driver driver = series("pf")) {
            values(driver, 40);
            double min = driver.metric("effective-particles-min");
            assertThat(min).isBetween(1.0, 2.9);
            assertThat(driver.metric("effective-particles-avg")).isBetween(min, 3.0);
        }
    }

    @Test
    void shouldMeasureTheTimeOfAnEventInSeconds() {
        try (Driver driver = series("blend")) {
            values(driver, 40);
            assertThat(driver.metric("effective-particles-avg")).isNaN();
            double mean = driver.metric("event-latency-seconds-avg");
            assertThat(mean).isPositive();
            assertThat(driver.metric("event-latency-seconds-max")).isGreaterThanOrEqualTo(mean);
        }
    }

    @Test
    void shouldCountLabelsByTheirPlaceInTheDistribution() {
        try (Driver driver = series("blend-linear")) {
            SplittableRandom random = new SplittableRandom(8);
            for (int i = 0; i < 400; i++) {
                double value = i == 350 ? 1e4 : random.nextDouble();
                driver.observe("a", START + 1000L * i, "{\"value\":" + value + "}");
            }
            // The first observation scores no forecast.
            assertThat(driver.total("labels-scored")).isEqualTo(399);
            assertThat(driver.total("labels-unlikely")).isBetween(1.0, 30.0);
            assertThat(inside(driver, "0.8")).isBetween(280.0, 360.0);
            assertThat(inside(driver, "0.95")).isBetween(inside(driver, "0.8") + 1, 398.0);
        }
    }

    private static double inside(Driver driver, String level) {
        return driver.metric("labels-inside-interval-total", Map.of("level", level));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "0, 0, 1", "0.5, 0.5, 2", "0.25, 0.25, 2.6666666666666665", "2, -1, 1.8"})
    void shouldCountExpertsByTheirWeights(double one, double other, double effective) {
        double[] weights = {one, other};
        assertThat(new HorizonMixture(1, List.of("a", "b"), new double[2], weights).effectiveExperts())
                .isEqualTo(effective);
    }

    private Driver series(String model) {
        return new Driver(state, Map.of("input.mode", "series", "model", model));
    }

    private static void values(Driver driver, int count) {
        for (int i = 0; i < count; i++) {
            driver.observe("a", START + 1000L * i, "{\"value\":" + Math.sin(i) + "}");
        }
    }
}

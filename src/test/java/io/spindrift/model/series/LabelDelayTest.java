package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelDelayTest {
    private static final int OBSERVATIONS = 250;

    private record Timed(double place, SeriesEvent event) {}

    @ParameterizedTest
    @CsvSource({"0, 0, 100", "1, 0, 100", "7, 0, 100", "50, 0, 100", "0, 50, 100", "7, 0, 3", "50, 0, 0", "0, 50, 5"})
    void shouldLearnTheSame_whateverTheDelayOfLabels(int delay, int shuffled, int rollout) {
        SplittableRandom random = new SplittableRandom(11);
        List<Timed> feed = new ArrayList<>();
        for (int i = 0; i < OBSERVATIONS; i++) {
            feed.add(new Timed(i, observation(i, Double.NaN)));
            double wait = delay + 0.5 + (shuffled == 0 ? 0 : random.nextInt(shuffled));
            feed.add(new Timed(i + wait, new SeriesEvent.Label("o" + i, time(i), label(i), null)));
        }
        feed.sort(Comparator.comparingDouble(Timed::place));
        SeriesRun run = run(rollout);
        feed.forEach(timed -> assertThat(run.send(timed.event())).isEmpty());
        assertThat(probes(run)).isEqualTo(probes(labeledAtOnce()));
    }

    @Test
    void shouldLearnTheSame_whenLabelsArriveBeforeTheirObservations() {
        SeriesRun run = run(100);
        for (int i = 0; i < OBSERVATIONS; i += 2) {
            run.label("o" + i, time(i), label(i));
            run.label("o" + (i + 1), time(i), label(i + 1));
            run.send(observation(i, Double.NaN));
            run.send(observation(i + 1, Double.NaN));
        }
        assertThat(probes(run)).isEqualTo(probes(labeledAtOnce()));
    }

    @Test
    void shouldForecastDifferently_whileLabelsArePending() {
        SeriesRun late = run(100);
        SeriesRun atOnce = run(100);
        for (int i = 0; i < 50; i++) {
            late.send(observation(i, Double.NaN));
            if (i >= 10) {
                late.label("o" + (i - 10), time(i), label(i - 10));
            }
            atOnce.send(observation(i, label(i)));
        }
        assertThat(late.outcomes.lastForecast().pendingLabels()).isEqualTo(10);
        assertThat(late.outcomes.lastHorizonForecast().prediction())
                .isNotEqualTo(atOnce.outcomes.lastHorizonForecast().prediction());
    }

    private static SeriesRun labeledAtOnce() {
        SeriesRun run = run(100);
        for (int i = 0; i < OBSERVATIONS; i++) {
            run.send(observation(i, label(i)));
        }
        return run;
    }

    private static SeriesRun run(int rollout) {
        return SeriesRun.regression(new LabelSettings(1_000_000_000, 100, 10, 300, rollout));
    }

    private static List<Long> probes(SeriesRun run) {
        List<Long> bits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            run.observeLabeled("probe " + i, time(OBSERVATIONS + i), i, 0.1 * i, 2 - i);
            assertThat(run.outcomes.lastForecast().labelsLearned()).isEqualTo(OBSERVATIONS + i);
            bits.add(Double.doubleToRawLongBits(
                    run.outcomes.lastHorizonForecast().prediction()));
        }
        return bits;
    }

    private static SeriesEvent observation(int i, double label) {
        return new SeriesEvent.Observation(
                "o" + i, time(i), new double[] {StrictMath.sin(i), StrictMath.cos(1.7 * i)}, label);
    }

    private static double label(int i) {
        return 3 + 2 * StrictMath.tanh(StrictMath.sin(i) - StrictMath.cos(1.7 * i));
    }

    private static long time(int i) {
        return 1_000_000 + 1000L * i;
    }
}

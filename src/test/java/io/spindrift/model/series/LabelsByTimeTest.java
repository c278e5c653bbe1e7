package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.train.Defaults;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Horizons that are intervals of time rather than numbers of observations. */
final class LabelsByTimeTest {
    private static final long MINUTE = 60_000;
    private static final double MISSING = Double.NaN;

    private final SeriesRun run = run(100, 1, 2);

    private static SeriesRun run(int pendingMax, Integer... horizons) {
        LabelSettings labels = new LabelSettings(SeriesRun.TIMEOUT, pendingMax, 4, 200, 100);
        return new SeriesRun(
                SeriesRun.settings(InputMode.SERIES, labels, new Horizons(List.of(horizons), MINUTE), Defaults.RLS));
    }

    @Test
    void shouldEqualLabelsByCount_whenObservationsAreRegular() {
        SeriesRun counted = SeriesRun.values(1, 2);
        for (int i = 0; i < 30; i++) {
            run.value(MINUTE * i, i * i);
            counted.value(MINUTE * i, i * i);
        }
        assertThat(run.outcomes.horizonScores)
                .extracting(HorizonScore::madeAt, HorizonScore::horizon, HorizonScore::label)
                .isEqualTo(counted.outcomes.horizonScores.stream()
                        .map(score -> tuple(score.madeAt(), score.horizon(), score.label()))
                        .toList());
    }

    @Test
    void shouldChooseTheValueNearestToTheDueTime() {
        run.value(0, 1);
        run.value(40_000, 2);
        run.value(75_000, 3);
        // Due at 60,000: 75,000 is nearer than 40,000. Of the second, due at 100,000, nothing is known yet.
        assertThat(labels(1)).containsExactly(3.0);
        run.value(130_000, 4);
        // Due at 100,000, 75,000 is nearer than 130,000; due at 120,000, 130,000 is.
        assertThat(labels(1)).containsExactly(3.0, 3.0);
        assertThat(labels(2)).containsExactly(4.0);
    }

    @Test
    void shouldScoreForecastsTogether_whenTheyHaveTheSameLabel() {
        run.value(0, 1);
        run.value(50_000, 2);
        run.value(70_000, 3);
        run.value(115_000, 4);
        run.value(170_000, 5);
        // At 70,000 that value is the nearest to 60,000. At 115,000 it is still missing one due at 110,000: that is 4.
        assertThat(run.outcomes.scores)
                .extracting(
                        score -> score.observation().sequence(),
                        score -> score.horizons().stream()
                                .map(each ->
                                        each.horizon() + ":" + each.madeAt().sequence())
                                .toList())
                .containsExactly(
                        tuple(2L, List.of("1:0")),
                        tuple(3L, List.of("1:1")),
                        tuple(3L, List.of("1:2", "2:0")),
                        tuple(4L, List.of("2:1")));
    }

    @Test
    void shouldHaveNoLabel_whenNoValueIsNear() {
        run.value(0, 1);
        run.value(10 * MINUTE, 2);
        assertThat(run.outcomes.scores).isEmpty();
        run.value(11 * MINUTE, 3);
        assertThat(run.outcomes.scores).singleElement().satisfies(score -> {
            assertThat(score.observation().sequence()).isEqualTo(2);
            assertThat(score.horizons().get(0).madeAt().sequence()).isOne();
            assertThat(score.label()).isEqualTo(3);
        });
    }

    @Test
    void shouldContinueToLearn_whenTwoConsecutiveRecordsAreFromTheFarFuture() {
        for (int i = 0; i < 10; i++) {
            run.value(MINUTE * i, i);
        }
        run.value(1_000_000 * MINUTE, 99);
        run.value(1_000_001 * MINUTE, 99);
        for (int i = 10; i < 20; i++) {
            run.value(MINUTE * i, i);
        }
        assertThat(labels(1)).endsWith(12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0);
    }

    @Test
    void shouldLoseNoLabel_whenOneRecordIsFromTheFarFuture() {
        for (int i = 0; i < 10; i++) {
            run.value(MINUTE * i, i);
        }
        run.value(1_000_000 * MINUTE, 99);
        for (int i = 10; i < 20; i++) {
            run.value(MINUTE * i, i);
        }
        // Nothing is learned from the record itself, and its value is no label.
        assertThat(labels(1))
                .containsExactlyElementsOf(
                        IntStream.range(1, 20).mapToObj(i -> (double) i).toList());
        assertThat(labels(2))
                .containsExactlyElementsOf(
                        IntStream.range(2, 20).mapToObj(i -> (double) i).toList());
    }

    @Test
    void shouldNotUseAMissingValueAsALabel() {
        run.value(0, 1);
        run.value(50_000, 2);
        run.value(61_000, MISSING);
        assertThat(labels(1)).containsExactly(2.0);
    }

    @Test
    void shouldSkipTheOldest_whenTooManyWait() {
        SeriesRun crowded = run(3, 96);
        for (int i = 0; i < 10; i++) {
            crowded.value(1000L * i, i);
        }
        assertThat(crowded.outcomes.counted(Counted.OBSERVATION_EVICTED)).isEqualTo(7);
        assertThat(crowded.outcomes.forecasts).hasSize(10);
    }

    @Test
    void shouldContinueWithTheSameBits() {
        SeriesRun whole = run(100, 1, 2);
        for (int i = 0; i < 60; i++) {
            long time = MINUTE * i + (i * 7919L % 50_000);
            double value = i % 9 == 3 ? MISSING : i % 5;
            run.value(time, value);
            whole.value(time, value);
            run.restart();
        }
        assertThat(run.bytes()).isEqualTo(whole.bytes());
        assertThat(whole.outcomes.horizonScores).hasSizeGreaterThan(60);
    }

    private List<Double> labels(int horizon) {
        return run.outcomes.scores(horizon).stream().map(HorizonScore::label).toList();
    }
}

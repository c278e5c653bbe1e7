package io.spindrift.model.series;

import static io.spindrift.model.series.RegressionSeriesTest.assertRejected;
import static io.spindrift.model.series.SeriesRun.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.series.Outcome.Counted;
import io.spindrift.model.series.Rejection.Kind;
import org.junit.jupiter.api.Test;

final class LabelExpiryTest {
    private static final long START = 1_700_000_000_000L;
    private static final long LATER = START + TIMEOUT + 2000;

    private static final int PASSING = 8;

    private final SeriesRun run = SeriesRun.regression();

    @Test
    void shouldBufferALabel_whenItArrivesBeforeItsObservation() {
        assertThat(run.label("a", START, 7)).isEmpty();
        assertThat(run.outcomes.all).containsExactly(Counted.LABEL_BEFORE_OBSERVATION);
        run.observe("a", START + 10, 1);
        assertThat(run.outcomes.scores).singleElement().satisfies(score -> {
            assertThat(score.label()).isEqualTo(7);
            assertThat(score.observation().time()).isEqualTo(START + 10);
        });
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isOne();
        assertRejected(
                run.label("a", START + 11, 7),
                Kind.DUPLICATE_LABEL,
                "id: expected an observation without a label, got 'a', which has one");
        assertThat(run.outcomes.unmatched).isEmpty();
    }

    @Test
    void shouldRejectASecondBufferedLabel() {
        run.label("a", START, 7);
        assertRejected(
                run.label("a", START, 8),
                Kind.DUPLICATE_LABEL,
                "id: expected one label for an observation, got another for 'a', which waits for its observation");
    }

    @Test
    void shouldPreferTheLabelOfTheObservationToABufferedOne() {
        run.label("a", START, 7);
        run.observeLabeled("a", START + 1, 9, 1);
        assertThat(run.outcomes.scores)
                .singleElement()
                .extracting(IssuedScore::label)
                .isEqualTo(9.0);
        assertThat(run.outcomes.unmatched).singleElement().satisfies(label -> {
            assertThat(label.value()).isEqualTo(7);
            assertThat(label.origin()).isEqualTo(SeriesRun.origin("a"));
        });
        assertThat(run.outcomes.unmatchedReasons).extracting(Rejection::kind).containsExactly(Kind.DUPLICATE_LABEL);
    }

    @Test
    void shouldReturnALabel_whenItsObservationNeverArrives() {
        run.observe("first", START, 1);
        run.label("lost", START + 1000, 7);
        run.observe("a", START + 1000, 1);
        assertThat(run.outcomes.unmatched).isEmpty();
        passTime();
        assertThat(run.outcomes.unmatched).singleElement().satisfies(label -> {
            assertThat(label.id()).isEqualTo("lost");
            assertThat(label.origin()).isEqualTo(SeriesRun.origin("lost"));
        });
        assertThat(run.outcomes.unmatchedReasons)
                .containsExactly(new Rejection(
                        Kind.UNKNOWN_LABEL,
                        "id: expected the id of an observation, got 'lost', which no observation in time had"));
    }

    @Test
    void shouldRejectALabel_whenTheBufferIsFull() {
        for (int i = 0; i < SeriesRun.LABELS.bufferMax(); i++) {
            assertThat(run.label("e" + i, START, i)).isEmpty();
        }
        assertRejected(
                run.label("e4", START, 4),
                Kind.UNKNOWN_LABEL,
                "id: expected the id of an observation, got 'e4', while 4 labels (labels.buffer.max) wait for their "
                        + "observations");
        run.observe("e2", START + 1, 1);
        assertThat(run.label("e4", START + 2, 4)).isEmpty();
    }

    @Test
    void shouldRejectALabelBeforeItsObservation_whenItsRecordIsLarge() {
        byte[] large = new byte[SeriesEvent.Label.MAX_ORIGIN + 1];
        assertThat(run.send(new SeriesEvent.Label("a", START, 1, large)))
                .hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(Kind.UNKNOWN_LABEL));
        assertThat(run.send(new SeriesEvent.Label("a", START, 1, new byte[SeriesEvent.Label.MAX_ORIGIN])))
                .isEmpty();
        run.observe("b", START, 1);
        assertThat(run.send(new SeriesEvent.Label("b", START, 1, large))).isEmpty();
    }

    @Test
    void shouldSkipAnObservationWithoutALabel_afterTheTimeout() {
        run.observe("a", START, 1);
        run.observe("b", START + 1, 2);
        passTime();
        run.observe("c", LATER, 3);
        assertThat(run.outcomes.counted(Counted.OBSERVATION_EXPIRED)).isEqualTo(2);
        assertThat(run.outcomes.lastForecast().pendingLabels()).isZero();
        assertThat(run.outcomes.lastForecast().labelsLearned()).isEqualTo(PASSING);
        assertRejected(
                run.label("a", LATER, 1),
                Kind.EXPIRED_LABEL,
                "id: expected an observation that waits for its label, got 'a', which has expired");
        assertThat(run.outcomes.scores).hasSize(PASSING);
    }

    @Test
    void shouldRejectALabel_whenItArrivesAfterTheTimeout() {
        run.observe("a", START, 1);
        run.observe("b", START, 1);
        run.observe("c", START + TIMEOUT / 2, 1);
        run.observe("d", START + TIMEOUT, 1);
        run.observe("e", LATER, 1);
        byte[] before = run.bytes();
        assertThat(run.label("a", LATER, 5))
                .hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(Kind.EXPIRED_LABEL));
        assertThat(run.bytes()).isEqualTo(before);
    }

    @Test
    void shouldLearnLaterLabels_afterAnObservationExpired() {
        run.observe("a", START, 1);
        run.observe("b", START + 10, 2);
        run.label("b", START + 20, 2);
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isZero();
        passTime();
        assertThat(run.outcomes.counted(Counted.OBSERVATION_EXPIRED)).isOne();
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isEqualTo(1 + PASSING);
    }

    @Test
    void shouldSkipTheOldestObservation_whenTooManyWait() {
        SeriesRun crowded = SeriesRun.regression(new LabelSettings(TIMEOUT, 3, 4, 20, 100));
        for (int i = 0; i < 5; i++) {
            crowded.observe("o" + i, START + i, i);
        }
        assertThat(crowded.outcomes.counted(Counted.OBSERVATION_EVICTED)).isEqualTo(2);
        assertThat(crowded.outcomes.forecasts)
                .extracting(IssuedForecast::pendingLabels)
                .containsExactly(0, 1, 2, 2, 2);
        assertThat(crowded.label("o1", START + 6, 1))
                .hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(Kind.EXPIRED_LABEL));
        assertThat(crowded.label("o2", START + 6, 1)).isEmpty();
    }

    @Test
    void shouldForgetIdsOutsideOfTheWindow() {
        SeriesRun forgetful = SeriesRun.regression(new LabelSettings(TIMEOUT, 2, 4, 3, 100));
        for (int i = 0; i < 4; i++) {
            forgetful.observeLabeled("o" + i, START + i, i, i);
        }
        assertThat(forgetful.observe("o1", START + 5, 1)).isPresent();
        assertThat(forgetful.observe("o0", START + 5, 1)).isEmpty();
    }

    @Test
    void shouldWaitForTheLabelOfTheFirstObservation_forTheFullTimeout() {
        run.observe("a", START, 1);
        run.observe("b", START + TIMEOUT - 1, 2);
        run.observe("c", START + TIMEOUT - 1, 3);
        assertThat(run.label("a", START + TIMEOUT - 1, 1)).isEmpty();
        assertThat(run.outcomes.counted(Counted.OBSERVATION_EXPIRED)).isZero();
    }

    @Test
    void shouldWaitForALabelAfterALongPause_forTheFullTimeout() {
        run.observeLabeled("a", START, 1, 1);
        run.observeLabeled("b", START + 1, 1, 1);
        long resumed = START + 10 * TIMEOUT;
        run.observe("c", resumed, 2);
        run.observe("d", resumed + 1, 3);
        assertThat(run.label("c", resumed + 2, 1)).isEmpty();
        assertThat(run.outcomes.counted(Counted.OBSERVATION_EXPIRED)).isZero();
    }

    @Test
    void shouldAcceptALabel_whenItsObservationFollowsALongPause() {
        run.observeLabeled("a", START, 1, 1);
        run.observeLabeled("b", START + 1, 1, 1);
        long resumed = START + 10 * TIMEOUT;
        run.observe("c", resumed, 2);
        assertThat(run.label("c", resumed + 2, 1)).isEmpty();
    }

    @Test
    void shouldKeepABufferedLabelAfterALongPause_forTheFullTimeout() {
        run.observeLabeled("a", START, 1, 1);
        run.observeLabeled("b", START + 1, 1, 1);
        long resumed = START + 10 * TIMEOUT;
        run.label("c", resumed, 5);
        run.observe("c", resumed + 1, 2);
        assertThat(run.outcomes.unmatched).isEmpty();
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isEqualTo(3);
    }

    @Test
    void shouldExpireNothing_whenOneRecordIsFromTheFarFuture() {
        run.observe("a", START, 1);
        run.observe("future", START + 1000 * TIMEOUT, 1);
        run.observe("b", START + 2, 1);
        assertThat(run.label("a", START + 3, 1)).isEmpty();
        assertThat(run.label("future", START + 4, 1)).isEmpty();
        assertThat(run.label("b", START + 5, 1)).isEmpty();
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isEqualTo(3);
        assertThat(run.outcomes.counted(Counted.OBSERVATION_EXPIRED)).isZero();
    }

    @Test
    void shouldExpireNothing_whenTheFirstRecordIsFromTheFarFuture() {
        run.observe("future", START + 1000 * TIMEOUT, 1);
        run.observe("a", START, 1);
        run.observe("b", START + 1, 1);
        assertThat(run.label("future", START + 3, 1)).isEmpty();
        assertThat(run.label("a", START + 3, 1)).isEmpty();
        assertThat(run.label("b", START + 4, 1)).isEmpty();
        assertThat(run.outcomes.counted(Counted.LABEL_LEARNED)).isEqualTo(3);
    }

    @Test
    void shouldExpireAnObservation_whenItIsTheFirstAndFromTheFarFuture() {
        run.observe("future", START + 1000 * TIMEOUT, 1);
        run.observe("a", START, 1);
        run.observe("b", START + 1, 1);
        passTime();
        assertThat(run.outcomes.counted(Counted.OBSERVATION_EXPIRED)).isEqualTo(3);
    }

    @Test
    void shouldCountALongGapAsHalfOfTheTimeout() {
        run.observe("a", START, 1);
        run.observe("b", START + 1, 1);
        long resumed = START + 1000 * TIMEOUT;
        run.observe("c", resumed, 1);
        run.observe("d", resumed + 1, 1);
        assertThat(run.label("a", resumed + 2, 1)).isEmpty();
        assertThat(run.label("b", resumed + 3, 1)).isEmpty();
        assertThat(run.outcomes.counted(Counted.OBSERVATION_EXPIRED)).isZero();
    }

    @Test
    void shouldExpireLabelsAgain_whenTimesThatWereAheadAreCorrected() {
        for (int i = 0; i < 3; i++) {
            run.observeLabeled("ahead" + i, START + 1000 * TIMEOUT + i, 1, 1);
        }
        run.observe("a", START, 1);
        passTime(START);
        passTime(LATER);
        assertThat(run.outcomes.counted(Counted.OBSERVATION_EXPIRED)).isOne();
    }

    /** More than the timeout passes, in moves that count in full, by observations that bring their labels. */
    private void passTime() {
        passTime(START);
    }

    private void passTime(long from) {
        for (int i = 0; i < PASSING; i++) {
            long time = from + 10 + i * (LATER - START) / (PASSING - 2);
            run.observeLabeled("time" + run.observations(), time, 1, 1);
        }
    }
}

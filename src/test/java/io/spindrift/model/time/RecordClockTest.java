package io.spindrift.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three rules of the clock, and the cases of docs/adr/0018-record-clocks.md. */
final class RecordClockTest {
    private static final long PATIENCE = 1000;
    private static final long HALF = PATIENCE / 2;
    private static final long START = 1_700_000_000_000L;
    private static final long YEAR = 31_536_000_000L;

    private RecordClock clock = RecordClock.UNSET;

    @Test
    void shouldReachATime_whenTwoWitnessesHave() {
        observe(1, START);
        assertThat(clock.reached()).isEqualTo(-1);
        observe(2, START + 10);
        assertThat(clock.reached()).isEqualTo(START);
        assertThat(clock.elapsed()).isZero();
        observe(1, START + 7);
        assertThat(clock.reached()).isEqualTo(START + 7);
        assertThat(clock.elapsed()).isEqualTo(7);
    }

    @Test
    void shouldNotMove_whenOnlyOneWitnessMoves() {
        both(START);
        for (int i = 1; i < 100; i++) {
            observe(1, START + 1000 * i);
        }
        assertThat(clock.reached()).isEqualTo(START);
        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void shouldCountEveryRecordAsAWitness_inAClockOfOneSeries() {
        clock = clock.observe(START, PATIENCE).observe(START + 5, PATIENCE).observe(START + 5, PATIENCE);
        assertThat(clock.reached()).isEqualTo(START + 5);
        assertThat(clock.elapsed()).isEqualTo(5);
    }

    @Test
    void shouldCountHalfOfTheTimeout_forAMoveOfYears() {
        both(START);
        both(START + 2 * YEAR);
        assertThat(clock.elapsed()).isEqualTo(HALF);
        both(START + 2 * YEAR + 3);
        assertThat(clock.elapsed()).isEqualTo(HALF + 3);
    }

    @Test
    void shouldCountTimeOnce_whenOneWitnessIsFarAheadOfAllOthers() {
        both(START);
        observe(9, START + YEAR);
        for (int i = 1; i <= 200; i++) {
            observe(i % 8, START + i);
            observe(9, START + YEAR + i);
        }
        assertThat(clock.reached()).isEqualTo(START + 200);
        assertThat(clock.elapsed()).isEqualTo(200);
    }

    @Test
    void shouldContinueFromTheCorrectedTimes_whenAllWereAhead() {
        both(START + YEAR);
        both(START + YEAR + 100);
        for (int i = 0; i < HALF; i++) {
            both(START + i);
            assertThat(clock.reached()).isEqualTo(START + YEAR + 100);
            assertThat(clock.elapsed()).isEqualTo(100);
        }
        both(START + HALF);
        assertThat(clock.reached()).isEqualTo(START + HALF);
        assertThat(clock.elapsed()).isEqualTo(100);
        both(START + HALF + 1);
        assertThat(clock.elapsed()).isEqualTo(101);
    }

    @Test
    void shouldNotGoBack_whenOldRecordsOfTwoWitnessesAreMixedWithOthers() {
        both(START);
        for (int i = 1; i <= 100; i++) {
            for (long old = 0; old < HALF - 2; old += 7) {
                observe(3, START - YEAR + old);
                observe(4, START - YEAR + old);
            }
            observe(5, START - 1);
        }
        assertThat(clock.reached()).isEqualTo(START);
        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void shouldConfirmOnlyOneMove_whenATimeIsFarAhead() {
        both(START);
        observe(9, START + 3000 * YEAR);
        observe(3, START + 30 * YEAR);
        assertThat(clock.elapsed()).isEqualTo(HALF);
        for (int i = 1; i < 100; i++) {
            observe(3, START + (30 + i) * YEAR);
        }
        assertThat(clock.reached()).isEqualTo(START + 30 * YEAR);
        assertThat(clock.elapsed()).isEqualTo(HALF);
    }

    @Test
    void shouldReachEachTimeButTheLast_whenRecordsAreFurtherApartThanHalfOfTheTimeout() {
        for (int i = 0; i < 100; i++) {
            clock = clock.observe(START + i * YEAR, PATIENCE);
            assertThat(clock.reached()).isEqualTo(i == 0 ? -1 : START + (i - 1) * YEAR);
        }
        assertThat(clock.elapsed()).isEqualTo(98 * HALF);
    }

    @Test
    void shouldNotGoBack_whenSomeWitnessesAreBehindAndOthersMove() {
        both(START);
        for (int i = 1; i <= 5000; i++) {
            observe(3, START - YEAR + i);
            observe(4, START - YEAR + i);
            both(START + i);
        }
        assertThat(clock.reached()).isEqualTo(START + 5000);
        assertThat(clock.elapsed()).isEqualTo(5000);
    }

    @Test
    void shouldRunAtMostTwiceAsFast_whenHalfOfTheWitnessesJumpAheadAgainAndAgain() {
        both(START);
        for (int i = 1; i <= 100_000; i++) {
            observe(3, START + i);
            observe(4, START + i);
            if (i % (HALF + 2) == 0) {
                both(START + YEAR + i);
            }
        }
        assertThat(clock.elapsed()).isBetween(50_000L, 200_000L);
    }

    @Test
    void shouldNotMove_whenAllTimesStayTheSame() {
        for (int i = 0; i < 10; i++) {
            both(0);
        }
        assertThat(clock.reached()).isZero();
        assertThat(clock.elapsed()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldCountElapsedTime_whenRecordsAreLateAndEverySeventhTimeIsWrong(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long passed = 0;
        long before = 0;
        for (int i = 0; i < 20_000; i++) {
            passed += random.nextInt(5);
            int witness = random.nextInt(20);
            long time = START + passed - random.nextInt(50);
            // The witnesses with wrong times have wrong ones only, each its own.
            if (witness >= 17) {
                time = witness == 17 ? START + 2 * YEAR + passed : witness == 18 ? START - YEAR : 3 * passed;
            }
            observe(witness, time);
            assertThat(clock.elapsed()).isGreaterThanOrEqualTo(before);
            before = clock.elapsed();
        }
        // The first time that two have reached may be a wrong one.
        assertThat(clock.elapsed()).isBetween(passed - 200, passed + HALF);
    }

    @Test
    void shouldNotOverflow_whenTimeoutAndTimesAreTheLargest() {
        clock = clock.observe(1, 0, Long.MAX_VALUE)
                .observe(2, Long.MAX_VALUE, Long.MAX_VALUE)
                .observe(3, Long.MAX_VALUE, Long.MAX_VALUE)
                .observe(4, 0, Long.MAX_VALUE);
        assertThat(clock.reached()).isEqualTo(Long.MAX_VALUE);
        assertThat(clock.elapsed()).isEqualTo(Long.MAX_VALUE / 2);
    }

    private void both(long time) {
        observe(1, time);
        observe(2, time);
    }

    private void observe(long witness, long time) {
        clock = clock.observe(witness, time, PATIENCE);
    }
}

package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.Ledger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TimeGridTest {
    private static final long MINUTE = 60_000;
    private static final int CYCLE = 336;

    private final TimeGrid grid = new TimeGrid(MINUTE, CYCLE);

    private int rowsTo(double minutes) {
        return grid.rowsTo((long) (minutes * MINUTE));
    }

    @Test
    void shouldAddOneRowEach_whenObservationsAreAnIntervalApart() {
        for (int i = 0; i < 100; i++) {
            assertThat(rowsTo(i)).isOne();
        }
        assertThat(grid.time()).isEqualTo(99 * MINUTE);
    }

    @Test
    void shouldAddOneRowEach_whenTimesJitterByLessThanHalfAnInterval() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(rowsTo(i + 0.24 * (2 * random.nextDouble() - 1))).isOne();
        }
    }

    @Test
    void shouldNotDrift_whenIntervalsAreALittleLongerThanTheyShould() {
        int rows = 0;
        for (int i = 0; i < 1000; i++) {
            rows += rowsTo(1.01 * i);
        }
        // Each distance is rounded for itself: the clock of the device counts, not that of the setting.
        assertThat(rows).isEqualTo(1000);
    }

    @Test
    void shouldInsertMissingRows_whenThereIsAGap() {
        rowsTo(0);
        assertThat(rowsTo(5)).isEqualTo(5);
        assertThat(rowsTo(7.4)).isEqualTo(2);
        assertThat(rowsTo(7.4 + 48)).isEqualTo(48);
    }

    @Test
    void shouldAddNoRow_whenASecondObservationIsWithinHalfAnInterval() {
        rowsTo(0);
        assertThat(rowsTo(0.4)).isZero();
        assertThat(rowsTo(0.45)).isZero();
        assertThat(rowsTo(1)).isOne();
    }

    @Test
    void shouldInsertALongGap_whenTheNextObservationConfirmsIt() {
        rowsTo(0);
        assertThat(rowsTo(100)).as("one row, as long as it is one time only").isOne();
        assertThat(rowsTo(101)).as("99 between, and its own").isEqualTo(100);
        assertThat(rowsTo(102)).isOne();
    }

    @Test
    void shouldKeepThePhaseOfAllSeasons_whenALongGapIsLongerThanTheirCycle() {
        rowsTo(0);
        rowsTo(10 * CYCLE + 7);
        assertThat(rowsTo(10 * CYCLE + 8)).isEqualTo(7);
        int row = 1 + 7;
        assertThat(row % CYCLE).isEqualTo((10 * CYCLE + 8) % CYCLE);
    }

    @Test
    void shouldForgetALongGap_whenTheNextObservationIsFromBeforeIt() {
        for (int i = 0; i < 10; i++) {
            rowsTo(i);
        }
        assertThat(rowsTo(1_000_000)).isOne();
        // The row of the wrong time is that of minute 10.
        assertThat(rowsTo(11)).isOne();
        assertThat(rowsTo(12)).isOne();
        assertThat(grid.time()).isEqualTo(12 * MINUTE);
    }

    @Test
    void shouldCatchUp_whenAWrongTimeIsFollowedByAShortGap() {
        for (int i = 0; i < 10; i++) {
            rowsTo(i);
        }
        rowsTo(1_000_000);
        assertThat(rowsTo(14)).as("11, 12, 13, 14").isEqualTo(4);
    }

    @Test
    void shouldAddNoRow_whenAnObservationIsLate() {
        for (int i = 0; i < 10; i++) {
            rowsTo(i);
        }
        assertThat(rowsTo(4)).isZero();
        assertThat(rowsTo(10)).isOne();
        assertThat(rowsTo(9)).isZero();
        assertThat(rowsTo(11)).isOne();
    }

    /** A clock that was ahead and is set back must not stop the series for ever. */
    @Test
    void shouldGoOnFromEarlierTimes_whenASecondObservationFollowsTheLateOne() {
        for (int i = 100; i < 110; i++) {
            rowsTo(i);
        }
        assertThat(rowsTo(40)).isZero();
        assertThat(rowsTo(41)).isOne();
        assertThat(rowsTo(42)).isOne();
        assertThat(grid.time()).isEqualTo(42 * MINUTE);
    }

    @Test
    void shouldNotGoBack_whenLateObservationsComeInNoOrder() {
        for (int i = 0; i < 50; i++) {
            rowsTo(i);
        }
        assertThat(rowsTo(30)).isZero();
        assertThat(rowsTo(20)).isZero();
        assertThat(rowsTo(10)).isZero();
        assertThat(rowsTo(50)).isOne();
    }

    @Test
    void shouldNeverInsertMoreThanACycle_whenTimesAreWild() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            long time = random.nextInt(5) == 0 ? random.nextLong(253_402_300_799_999L) : MINUTE * i;
            assertThat(grid.rowsTo(time)).isBetween(0, CYCLE);
        }
    }

    @Test
    void shouldGoOnAsBefore_whenRestored() {
        SplittableRandom random = new SplittableRandom(3);
        TimeGrid parts = new TimeGrid(MINUTE, CYCLE);
        long time = 0;
        for (int i = 0; i < 2000; i++) {
            time += random.nextInt(20) == 0 ? MINUTE * (random.nextInt(300) - 100) : MINUTE;
            time = Math.max(0, time);
            assertThat(parts.rowsTo(time)).isEqualTo(grid.rowsTo(time));
            TimeGrid saved = parts;
            parts = new TimeGrid(MINUTE, CYCLE);
            parts.visit(Ledger.of(saved::visit));
        }
    }
}

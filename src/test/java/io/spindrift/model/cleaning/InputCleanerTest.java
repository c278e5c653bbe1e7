package io.spindrift.model.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputCleanerTest {
    private static final Offset<Double> NEAR = within(0.5);

    private final Entrance entrance = new Entrance().until(200);

    @Test
    void shouldObserveAllValues_whenNoneIsSuspect() {
        for (int t = 200; t < 600; t++) {
            assertThat(entrance.take(entrance.usual())).isTrue();
        }
        assertThat(entrance.cleaner.map()).isEqualTo(UnitMap.IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9999, 65535, 1e9, 1e300, -1e300})
    void shouldForecastAsIfItWereMissing_whenOneValueIsImpossible(double impossible) {
        assertThat(entrance.take(impossible)).isFalse();
        assertThat(entrance.cleaner.value()).isCloseTo(Entrance.course(200), NEAR);
        for (int h = 1; h <= Entrance.PATH; h++) {
            assertThat(entrance.forecast(h)).isCloseTo(Entrance.course(200 + h), NEAR);
        }
        for (int t = 201; t < 230; t++) {
            assertThat(entrance.take(entrance.usual())).isTrue();
            assertThat(entrance.cleaner.map()).isEqualTo(UnitMap.IDENTITY);
            assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(t + 1), NEAR);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {500, -500, 1e7, 25})
    void shouldConfirmALevelShiftByItsThirdValue_whenItStays(double shift) {
        assertThat(entrance.take(entrance.usual() + shift)).isFalse();
        assertThat(entrance.take(entrance.usual() + shift)).isFalse();
        assertThat(entrance.forecast(1)).as("two agree").isCloseTo(Entrance.course(202) + shift, NEAR);
        assertThat(entrance.forecast(4)).isCloseTo(Entrance.course(205) + shift, NEAR);
        assertThat(entrance.take(entrance.usual() + shift)).as("the third").isTrue();
        assertThat(entrance.cleaner.map().offset()).isCloseTo(shift, NEAR);
        assertThat(entrance.cleaner.map().unit()).isOne();
        for (int back = 0; back < 3; back++) {
            assertThat(entrance.past.value(back)).as("x does not move").isCloseTo(Entrance.course(202 - back), NEAR);
        }
        for (int t = 203; t < 300; t++) {
            assertThat(entrance.take(entrance.usual() + shift)).isTrue();
            assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(t + 1) + shift, NEAR);
        }
    }

    /** A value far from its forecast, but within the usual range of the series. */
    @Test
    void shouldTakeASurprisingValueForASpike_whenTheNextOneIsUsual() {
        assertThat(entrance.take(entrance.usual() + 4)).isFalse();
        assertThat(entrance.past.value(0)).isCloseTo(Entrance.course(200), NEAR);
        assertThat(entrance.take(entrance.usual())).isTrue();
        assertThat(entrance.cleaner.restored()).isFalse();
        assertThat(entrance.past.value(1)).isCloseTo(Entrance.course(200), NEAR);
        assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(202), NEAR);
    }

    @Test
    void shouldBelieveTwoSurprisingValues_whenTheyComeInARow() {
        entrance.take(entrance.usual() + 4);
        assertThat(entrance.take(entrance.usual() + 4)).isTrue();
        assertThat(entrance.cleaner.restored()).isTrue();
        assertThat(entrance.past.value(0)).isCloseTo(Entrance.course(201) + 4, NEAR);
        assertThat(entrance.past.value(1)).isCloseTo(Entrance.course(200) + 4, NEAR);
    }

    @Test
    void shouldBelieveASpike_whenOneAsLargeCameAWholeSeasonBefore() {
        assertThat(entrance.take(entrance.usual() + 4)).isFalse();
        entrance.until(224);
        assertThat(entrance.take(entrance.usual() + 5)).isTrue();
    }

    /** Inside of three widths of the past the level may have changed; outside the value is rather impossible. */
    @Test
    void shouldForecastFromTheFirstValueOfAShift_whenItIsNotFar() {
        entrance.take(entrance.usual() + 20);
        assertThat(entrance.observed).isFalse();
        assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(201) + 20, NEAR);
        Entrance far = new Entrance().until(200);
        far.take(far.usual() + 40);
        assertThat(far.forecast(1)).isCloseTo(Entrance.course(201), NEAR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1000, 0.001, 1e-9, 60})
    void shouldConfirmAChangeOfUnitByItsThirdValue_whenValuesKeepTheirRatio(double ratio) {
        assertThat(entrance.take(entrance.usual() * ratio)).isFalse();
        assertThat(entrance.take(entrance.usual() * ratio)).isFalse();
        assertThat(entrance.forecast(2) / ratio).isCloseTo(Entrance.course(203), NEAR);
        assertThat(entrance.take(entrance.usual() * ratio)).isTrue();
        assertThat(entrance.cleaner.map().unit() / ratio).isCloseTo(1, within(1e-3));
        for (int t = 203; t < 300; t++) {
            assertThat(entrance.take(entrance.usual() * ratio)).isTrue();
            assertThat(entrance.forecast(1) / ratio).isCloseTo(Entrance.course(t + 1), NEAR);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {700, -700})
    void shouldReturnAtOnce_whenAValueFitsTheLevelBeforeTheShift(double shift) {
        for (int i = 0; i < 40; i++) {
            entrance.take(entrance.usual() + shift);
        }
        assertThat(entrance.take(entrance.usual())).isTrue();
        assertThat(entrance.cleaner.map()).isEqualTo(UnitMap.IDENTITY);
        assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(241), NEAR);
        assertThat(entrance.take(entrance.usual() + shift)).as("and back again").isTrue();
        assertThat(entrance.cleaner.map().offset()).isCloseTo(shift, NEAR);
    }

    @Test
    void shouldForecastTheStuckValueAndMoveToItAfterTwelveRepeats_whenAValueRepeats() {
        assertThat(entrance.take(777)).isFalse();
        for (int repeat = 1; repeat < 12; repeat++) {
            assertThat(entrance.take(777)).as("repeat %d", repeat).isFalse();
            for (int h = 1; h <= Entrance.PATH && repeat >= 2; h++) {
                assertThat(entrance.forecast(h)).isEqualTo(777);
            }
        }
        assertThat(entrance.take(777)).as("repeat 12").isTrue();
        assertThat(entrance.cleaner.map().raw(entrance.past.value(0))).isCloseTo(777, within(1e-9));
    }

    /** A sensor that fails for two rows is not stuck. */
    @Test
    void shouldNotForecastTheStuckValue_whenItCameTwice() {
        entrance.take(777);
        entrance.take(777);
        assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(202), NEAR);
    }

    @Test
    void shouldForecastAsIfItWereMissing_whenACodeComesAgain() {
        entrance.take(-999);
        entrance.until(220);
        for (int repeat = 0; repeat < 10; repeat++) {
            assertThat(entrance.take(-999)).isFalse();
            int row = 220 + repeat;
            for (int h = 1; h <= Entrance.PATH; h++) {
                double expected = repeat + h <= Entrance.PATH ? Entrance.course(row + h) : Entrance.course(row);
                assertThat(entrance.forecast(h)).isCloseTo(expected, within(3.0));
            }
        }
    }

    @Test
    void shouldForecastASpikeThatRecurs_whenItCameThreeSeasonsInARow() {
        for (int day = 0; day < 3; day++) {
            assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(200 + 24 * day), NEAR);
            assertThat(entrance.take(entrance.usual() + 500)).as("day %d", day).isFalse();
            entrance.until(224 + 24 * day);
        }
        for (int day = 3; day < 6; day++) {
            int row = 200 + 24 * day;
            assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(row) + 500, NEAR);
            assertThat(entrance.forecast(2)).isCloseTo(Entrance.course(row + 1), NEAR);
            assertThat(entrance.take(entrance.usual() + 500)).as("day %d", day).isTrue();
            assertThat(entrance.past.value(0)).as("the past is free of it").isCloseTo(Entrance.course(row), NEAR);
            assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(row + 1), NEAR);
            entrance.until(row + 24);
        }
        entrance.until(400);
        assertThat(entrance.forecast(1)).as("gone").isCloseTo(Entrance.course(400), NEAR);
    }

    /** With one code in ten rows, some are three seasons in a row by chance. */
    @Test
    void shouldNotForecastACode_whenItComesAtRandom() {
        SplittableRandom random = new SplittableRandom(5);
        for (int t = 200; t < 2000; t++) {
            boolean missing = random.nextInt(10) == 0;
            assertThat(entrance.forecast(1)).as("row %d", t).isCloseTo(Entrance.course(t), within(100.0));
            double usual = entrance.usual();
            entrance.take(missing ? -999 : usual);
        }
    }

    @Test
    void shouldMoveTheLevelByTheThirdValue_whenAShiftIsNoMoreThanSurprising() {
        entrance.take(entrance.usual() + 4);
        entrance.take(entrance.usual() + 4);
        assertThat(entrance.cleaner.map()).isEqualTo(UnitMap.IDENTITY);
        assertThat(entrance.take(entrance.usual() + 4)).isTrue();
        assertThat(entrance.cleaner.map().offset()).isCloseTo(4, NEAR);
        for (int back = 0; back < 3; back++) {
            assertThat(entrance.past.value(back)).as("x does not move").isCloseTo(Entrance.course(202 - back), NEAR);
        }
    }

    /** A series that switches between two levels is learned as it is. */
    @Test
    void shouldMoveNoLevel_whenSurprisesOfThisSizeAreFrequent() {
        for (int i = 0; i < 4; i++) {
            entrance.take(entrance.usual() + 4);
            entrance.take(entrance.usual() + 4);
            entrance.take(entrance.usual());
            entrance.until(210 + 10 * i);
        }
        for (int i = 0; i < 5; i++) {
            entrance.take(entrance.usual() + 4);
        }
        assertThat(entrance.cleaner.map()).isEqualTo(UnitMap.IDENTITY);
    }

    /** Values that hardly change fit a larger unit by chance, since it makes them change even less. */
    @Test
    void shouldShiftTheLevel_whenARatioExplainsValuesHardlyBetter() {
        for (double change : new double[] {0, -1, -5}) {
            entrance.take(entrance.usual() + 340 + change);
        }
        assertThat(entrance.cleaner.map().unit()).isOne();
        assertThat(entrance.cleaner.map().offset()).isCloseTo(338, within(1.0));
    }

    @Test
    void shouldGoOnAsBefore_whenAStuckValueLetsGo() {
        for (int i = 0; i < 6; i++) {
            entrance.take(777);
        }
        for (int t = 206; t < 240; t++) {
            assertThat(entrance.take(entrance.usual())).isTrue();
            assertThat(entrance.forecast(1)).isCloseTo(Entrance.course(t + 1), NEAR);
        }
        assertThat(entrance.cleaner.map()).isEqualTo(UnitMap.IDENTITY);
    }

    @Test
    void shouldMoveToTheFifthSuspectValue_whenTheyAgreeInNothing() {
        double[] wild = {1e3, -4e3, 2e4, -7e4, 3e5};
        for (int i = 0; i < 4; i++) {
            assertThat(entrance.take(wild[i])).as("value %d", i).isFalse();
        }
        assertThat(entrance.take(wild[4])).isTrue();
        assertThat(entrance.cleaner.map().raw(entrance.past.value(0))).isCloseTo(wild[4], within(1e-6));
    }

    @Test
    void shouldNotConfirmAShift_whenAMissingValueComesBetween() {
        entrance.take(entrance.usual() + 500);
        entrance.take(entrance.usual() + 500);
        assertThat(entrance.take(Double.NaN)).isFalse();
        assertThat(entrance.take(entrance.usual() + 500)).isFalse();
        assertThat(entrance.take(entrance.usual() + 500)).isFalse();
        assertThat(entrance.take(entrance.usual() + 500)).isTrue();
        assertThat(entrance.cleaner.map().offset()).isCloseTo(500, NEAR);
    }

    @Test
    void shouldFollowThePathOfTheLastForecasts_whenValuesAreMissing() {
        double[] path = new double[Entrance.PATH];
        for (int h = 1; h <= Entrance.PATH; h++) {
            path[h - 1] = entrance.forecast(h);
        }
        for (int gap = 1; gap <= Entrance.PATH; gap++) {
            assertThat(entrance.take(Double.NaN)).isFalse();
            assertThat(entrance.cleaner.value()).isEqualTo(path[gap - 1]);
            for (int h = 1; gap + h <= Entrance.PATH; h++) {
                assertThat(entrance.forecast(h)).isEqualTo(path[gap + h - 1]);
            }
        }
        // Beyond it the path is made again from an imputed row.
        entrance.take(Double.NaN);
        assertThat(entrance.cleaner.value()).isCloseTo(Entrance.course(204), NEAR);
    }

    @Test
    void shouldSuspectNothing_whenASeriesIsYoung() {
        Entrance young = new Entrance();
        young.until(15);
        assertThat(young.take(1e6)).isTrue();
    }

    /** Values that mostly repeat have small errors: a true change is no suspect before it is ten times as far. */
    @Test
    void shouldBelieveLargerChanges_whenValuesMostlyRepeat() {
        Entrance smooth = new Entrance(3, 0);
        Entrance repeating = new Entrance(3, 0);
        for (int t = 0; t < 400; t++) {
            smooth.take(Entrance.course(t) + 0.01 * (t % 2));
            repeating.take(10 + (t % 10 == 0 ? 0.1 : 0));
        }
        double usual = repeating.past.scale(0, 399);
        assertThat(repeating.take(10 + 300 * usual)).isTrue();
        assertThat(smooth.take(Entrance.course(400) + 300 * smooth.past.scale(0, 399)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e12, -3e-12, 1e300, 1e-300})
    void shouldChooseAUnitNearTheFirstValue_whenItIsVeryLargeOrSmall(double first) {
        Entrance scaled = new Entrance();
        scaled.take(first);
        assertThat(Math.abs(scaled.past.value(0))).isBetween(1.0, 2.0);
        assertThat(scaled.cleaner.map().raw(scaled.past.value(0))).isEqualTo(first);
        assertThat(new Entrance().cleaner.map()).isEqualTo(UnitMap.IDENTITY);
    }

    @Test
    void shouldGoOnWithTheSameBits_whenRestoredInTheMiddleOfAShift() {
        Entrance whole = new Entrance();
        Entrance parts = new Entrance();
        for (int t = 0; t < 300; t++) {
            double raw = raw(whole, t);
            parts.usual();
            whole.take(raw);
            parts.take(raw);
            for (int h = 1; h <= Entrance.PATH; h++) {
                assertThat(parts.forecast(h)).isEqualTo(whole.forecast(h));
            }
            InputCleaner saved = parts.cleaner;
            parts.cleaner = new InputCleaner(parts.past, Entrance.PATH);
            parts.cleaner.visit(Ledger.of(saved::visit));
        }
    }

    private static double raw(Entrance entrance, int t) {
        double usual = entrance.usual();
        if (t % 17 == 3) {
            return Double.NaN;
        }
        if (t > 100 && t < 150) {
            return usual + 900;
        }
        if (t > 40 && t < 100 && t % 7 == 0) {
            return usual + 300;
        }
        return t > 200 && t < 205 ? 5000 : t > 250 ? usual * 1000 : usual;
    }
}

package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.distribution.ValueLevel.Verdict;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdicts on values, by the rule in docs/maths.md. */
final class ValueLevelTest {
    private final SplittableRandom random = new SplittableRandom(9);
    private final ValueLevel level = new ValueLevel();

    private double usual() {
        return 50 + 3 * random.nextGaussian();
    }

    private void observeUsual(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(level.observe(usual())).isEqualTo(Verdict.POSSIBLE);
        }
    }

    @Test
    void shouldBeTheMeanAndTheDeviation() {
        observeUsual(20_000);
        assertThat(level.level()).isEqualTo(50, within(0.5));
        assertThat(level.deviation()).isEqualTo(3, within(0.3));
        assertThat(level.largest()).isEqualTo(1000 * level.deviation());
    }

    @ParameterizedTest
    @CsvSource({"1e60, false", "-1e60, false", "-20000, false", "60, true", "2000, true"})
    void shouldNotCountAValueThatIsFurtherThanAThousandDeviations(double value, boolean possible) {
        observeUsual(100);
        double before = level.deviation();
        assertThat(level.observe(value)).isEqualTo(possible ? Verdict.POSSIBLE : Verdict.IMPOSSIBLE);
        assertThat(level.deviation() == before).isEqualTo(!possible);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void shouldNeverBelieveOne_whenOneOfSoManyIsImpossible(int period) {
        observeUsual(8);
        for (int t = 0; t < 5000; t++) {
            boolean impossible = t % period == 0;
            assertThat(level.observe(impossible ? -1e60 : usual()))
                    .isEqualTo(impossible ? Verdict.IMPOSSIBLE : Verdict.POSSIBLE);
        }
        assertThat(level.deviation()).isEqualTo(3, within(0.3));
    }

    /** Of t pairs, the eighth impossible value that is not outweighed: t (1 − 1/8) ≥ 8 − 1/8. */
    @ParameterizedTest
    @CsvSource({"1, 7", "2, 16"})
    void shouldBelieveALevelThatStays(int period, int believed) {
        observeUsual(100);
        for (int t = 0; t < believed; t++) {
            assertThat(level.observe(t % period == 0 ? 1e9 : usual())).isNotEqualTo(Verdict.NEW_LEVEL);
        }
        assertThat(level.observe(1e9)).isEqualTo(Verdict.NEW_LEVEL);
        assertThat(level.level()).isEqualTo(1e9);
    }

    @Test
    void shouldKeepTheDeviation_whenALevelComesAndGoes() {
        observeUsual(1000);
        for (int t = 0; t < 40; t++) {
            level.observe(1e60);
        }
        assertThat(level.level()).isEqualTo(1e60);
        for (int t = 0; t < 8; t++) {
            level.observe(usual());
        }
        assertThat(level.level()).isEqualTo(50, within(15.0));
        assertThat(level.deviation()).isEqualTo(3, within(0.5));
        observeUsual(1000);
    }

    @Test
    void shouldFollowAScaleThatStays() {
        for (int t = 0; t < 100; t++) {
            level.observe(50 + 1e-9 * random.nextGaussian());
        }
        for (int t = 0; t < 40; t++) {
            level.observe(usual());
        }
        observeUsual(2000);
        assertThat(level.deviation()).isEqualTo(3, within(0.3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7})
    void shouldStartAgain_whenOneOfTheFirstIsImpossible(int row) {
        for (int t = 0; t < 8; t++) {
            assertThat(level.observe(t == row ? -1e60 : usual()))
                    .isEqualTo(t == 7 ? Verdict.RESTART : Verdict.POSSIBLE);
        }
        observeUsual(1000);
        assertThat(level.deviation()).isEqualTo(3, within(0.4));
    }

    @Test
    void shouldNotJudge_whileAllValuesAreEqual() {
        for (int t = 0; t < 100; t++) {
            level.observe(5);
        }
        assertThat(level.largest()).isInfinite();
        assertThat(level.observe(1e9)).isEqualTo(Verdict.POSSIBLE);
    }
}

package io.spindrift.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.anomaly.NabFile.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores by hand: 2/(1 + exp(5x)) − 1 is .986614 at −1, .244919 at −.1, −.986614 at 1; a window is worth 1 + 1, or 1 + 2 with few false negatives. */
final class NabScorerTest {
    private static final NabFile FILE = new NabFile("made-up.csv", 100, List.of(new Window(40, 49)));

    private final NabScorer scorer = new NabScorer(List.of(FILE));

    private static double[] detections(int... rows) {
        double[] scores = new double[100];
        for (int row : rows) {
            scores[row] = 1;
        }
        return scores;
    }

    private double score(NabProfile profile, int... rows) {
        return scorer.at(profile, List.of(detections(rows)), 1).score();
    }

    @Test
    void shouldGiveNothing_whenNothingIsDetected() {
        assertThat(score(NabProfile.STANDARD)).isZero();
    }

    @Test
    void shouldGiveAHundred_whenTheFirstRowOfAWindowIsDetected() {
        assertThat(score(NabProfile.STANDARD, 40)).isEqualTo(100, within(1e-9));
        assertThat(score(NabProfile.LOW_FALSE_NEGATIVES, 40, 45)).isEqualTo(100, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD, 49, 62.41210", // (1 + .244919/.986614)/2
        "LOW_FALSE_NEGATIVES, 49, 74.94140", // (2 + .244919/.986614)/3
        "STANDARD, 20, -5.5", // −.11/2: no window before
        "LOW_FALSE_POSITIVES, 20, -11",
        "STANDARD, 58, -5.426379", // −.11 · .986614/2: 9 rows behind a window of 10
        "STANDARD, 95, -5.5", // more than three widths behind it
        "STANDARD, 14, 0" // the first 15 rows are for learning
    })
    void shouldWeighADetectionByItsPlace(NabProfile profile, int row, double expected) {
        assertThat(score(profile, row)).isEqualTo(expected, within(1e-4));
    }

    @Test
    void shouldCountTheBestDetectionOfAWindow_andEachFalseOne() {
        assertThat(score(NabProfile.STANDARD, 49, 40, 20, 21)).isEqualTo(100 - 11, within(1e-9));
    }

    @Test
    void shouldChooseOneThresholdForAllFiles() {
        NabScorer two = new NabScorer(List.of(FILE, FILE));
        double[] first = new double[100];
        first[40] = 0.9;
        first[20] = 0.5;
        double[] second = new double[100];
        second[40] = 0.6;
        second[25] = 0.7;
        NabScore best = two.best(NabProfile.STANDARD, List.of(first, second));
        // Both windows and one false detection, over 4: (4 − .11)/4.
        assertThat(best.score()).isEqualTo(97.25, within(1e-9));
        assertThat(best.threshold()).isEqualTo(0.6);
        assertThat(best.found()).isEqualTo(2);
        assertThat(best.detections()).isEqualTo(3);
    }

    @Test
    void shouldDetectNothing_whenEachThresholdIsWorse() {
        NabScore best = scorer.best(NabProfile.STANDARD, List.of(detections(20)));
        assertThat(best).isEqualTo(new NabScore(0, Double.POSITIVE_INFINITY, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"1127, 169", "4032, 604", "5000, 750", "22695, 750"})
    void shouldLeaveRowsForLearning(int rows, int from) {
        assertThat(new NabFile("x", rows, List.of()).scoredFrom()).isEqualTo(from);
    }

    @Test
    void shouldRejectScores_whenTheyAreNotOnePerRow() {
        assertThatThrownBy(() -> scorer.best(NabProfile.STANDARD, List.of(new double[99])))
                .hasMessage("made-up.csv: expected scores of 100 rows, got 99");
    }
}

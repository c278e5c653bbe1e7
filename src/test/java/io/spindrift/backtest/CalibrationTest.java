package io.spindrift.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.backtest.BacktestReport.PValue;
import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.csv.CsvFormat;
import io.spindrift.csv.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distributions of a backtest: their measures agree with each other, and with noise that has no surprises. */
final class CalibrationTest {
    private static final int ROWS = 3000;
    private static final int TEST_FROM = 500;

    @TempDir
    private static Path folder;

    private static List<Result> results;

    @BeforeAll
    static void run() throws IOException {
        results = results("blend-linear", "0.05,0.5,0.95");
    }

    private static List<Result> results(String model, String quantiles) throws IOException {
        SplittableRandom random = new SplittableRandom(31);
        StringBuilder rows = new StringBuilder("value\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(random.nextGaussian()).append('\n');
        }
        Path csv = Files.writeString(folder.resolve("noise.csv"), rows);
        Backtest.Plan plan =
                new Backtest.Plan(List.of(model), List.of(1L), false, TEST_FROM, 0, List.of(1), List.of(1, 3), null);
        Map<String, String> settings = new HashMap<>(BacktestTest.horizons("1,3"));
        settings.put("prediction.quantiles", quantiles);
        return new Backtest(
                        CsvTable.open(csv, CsvFormat.FOUND),
                        new ColumnSelection(false, null, List.of(), Long.MAX_VALUE),
                        plan)
                .run((name, seed) -> BacktestTest.settings(name, seed, settings), done -> {})
                .results();
    }

    @Test
    void shouldHaveAFlatHistogram_whenNoiseIsForecast() {
        for (Result result : results) {
            double[] shares = result.pit().shares();
            assertThat(Arrays.stream(shares).sum()).isEqualTo(1, within(1e-9));
            ChanceBand chance = result.pit().chance();
            // One of twenty bins is outside by chance.
            assertThat(Arrays.stream(shares).filter(share -> share < chance.lower() || share > chance.upper()))
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void shouldHaveTheSharesOfIntervalsAndQuantiles_inTheHistogram() {
        for (Result result : results) {
            double[] shares = result.pit().shares();
            // The interval of 80 % has the probabilities from .1 to .9.
            assertThat(Arrays.stream(shares, 2, 18).sum())
                    .isEqualTo(result.intervals().get(0).coverage(), within(1e-9));
            assertThat(result.quantiles())
                    .extracting(BacktestReport.Quantile::probability)
                    .containsExactly(0.05, 0.5, 0.95);
            assertThat(shares[0]).isEqualTo(result.quantiles().get(0).share(), within(1e-9));
            assertThat(Arrays.stream(shares, 0, 10).sum())
                    .isEqualTo(result.quantiles().get(1).share(), within(1e-9));
            assertThat(1 - shares[19]).isEqualTo(result.quantiles().get(2).share(), within(1e-9));
        }
    }

    @Test
    void shouldLoseWhatTheQuantilesOfTheNoiseLose() {
        // The mean pinball loss at τ of the right quantile of a normal distribution is its density there: .1031 at .05,
        // .3989 at ½.
        for (Result result : results) {
            assertThat(result.quantiles().get(0).pinball()).isEqualTo(0.1031, within(0.01));
            assertThat(result.quantiles().get(1).pinball()).isEqualTo(0.3989, within(0.02));
            // Noise of constant size: a Gaussian band is as good.
            assertThat(result.intervals().get(0).pinball()
                            / result.intervals().get(0).gaussianPinball())
                    .isEqualTo(1, within(0.02));
        }
    }

    @Test
    void shouldCountSmallPValues() {
        for (Result result : results) {
            assertThat(result.pValues())
                    .hasSize(10)
                    .isSortedAccordingTo((one, two) -> Double.compare(two.share(), one.share()));
            PValue tenth = result.pValues().get(0);
            assertThat(tenth.pValue()).isEqualTo(0.1);
            assertThat(tenth.share()).isEqualTo(0.1, within(0.02));
        }
    }

    @Test
    void shouldHaveNoHistogram_whenNoQuantilesArePublished() throws IOException {
        for (Result result : results("naive", "")) {
            assertThat(result.pit()).isNull();
            assertThat(result.quantiles()).isEmpty();
            assertThat(result.pValues()).hasSize(10);
        }
    }
}

package io.spindrift.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.ObservationRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published distributions and their labels, computed by hand. */
final class DistributionErrorsTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void shouldSpreadALabelOverTheBinsOfItsRange() {
        PitHistogram pit = new PitHistogram();
        pit.add(0.12, 0.12);
        pit.add(0.04, 0.14);
        pit.add(1, 1);
        pit.add(0, 1);
        double[] shares = pit.shares();
        // The second label has a tenth in the first bin, half in the second, four tenths in the third.
        assertThat(shares[0]).isEqualTo((0.1 + 0.05) / 4, within(ROUNDING));
        assertThat(shares[1]).isEqualTo((0.5 + 0.05) / 4, within(ROUNDING));
        assertThat(shares[2]).isEqualTo((1 + 0.4 + 0.05) / 4, within(ROUNDING));
        assertThat(shares[3]).isEqualTo(0.05 / 4, within(ROUNDING));
        assertThat(shares[19]).isEqualTo((1 + 0.05) / 4, within(ROUNDING));
    }

    @Test
    void shouldFindLabelsInTheDistributionOfIntervalsAndQuantiles() {
        DistributionErrors errors = new DistributionErrors();
        List<Quantile> median = List.of(new Quantile(0.5, 0));
        errors.add(score(0), median);
        errors.add(score(-1.999), median);
        errors.add(score(7), median);
        double[] shares = errors.pit().shares();
        assertThat(errors.pit().labels()).isEqualTo(3);
        // The median, one label just within the lower bound at .1, and one that is somewhere above the upper one at .9.
        // The median is
        // at the edge of two bins, and its rounding error spreads over both.
        assertThat(shares[9] + shares[10]).isEqualTo(1 / 3.0, within(ROUNDING));
        assertThat(shares[2]).isEqualTo(1 / 3.0, within(ROUNDING));
        assertThat(shares[18]).isEqualTo(0.5 / 3, within(ROUNDING));
        assertThat(shares[19]).isEqualTo(0.5 / 3, within(ROUNDING));
    }

    @Test
    void shouldScoreQuantilesByTheirPinballLoss() {
        QuantileErrors errors = new QuantileErrors(0.9);
        errors.add(12, 10);
        errors.add(9, 10);
        errors.add(10, 10);
        assertThat(errors.pinball()).isEqualTo((0.9 * 2 + 0.1 * 1) / 3, within(ROUNDING));
        assertThat(errors.share()).isEqualTo(2 / 3.0, within(ROUNDING));
    }

    @Test
    void shouldNotCountForecasts_whenNothingIsKnown() {
        DistributionErrors errors = new DistributionErrors();
        errors.add(score(1), List.of());
        errors.add(score(1), List.of(new Quantile(0.5, Double.NaN)));
        assertThat(errors.pit().labels()).isZero();
        assertThat(errors.quantiles()).isEmpty();
    }

    @Test
    void shouldCountPValues() {
        PValueCounts counts = new PValueCounts();
        for (double pValue : new double[] {1, 0.1, 0.03, 5e-5, Double.NaN}) {
            counts.add(pValue);
        }
        assertThat(counts.labels()).isEqualTo(4);
        assertThat(counts.share(0)).isEqualTo(0.75);
        assertThat(counts.share(1)).isEqualTo(0.5);
        assertThat(counts.share(2)).isEqualTo(0.25);
        assertThat(counts.share(9)).isEqualTo(0.25);
    }

    private static HorizonScore score(double label) {
        return new HorizonScore(
                1,
                new ObservationRef(0, null, 0),
                0.1,
                0,
                label,
                new ErrorMeasures(1, 0, 0, 0),
                1,
                List.of(new IntervalScore(0.8, -2, 2, 1, 4, 0)));
    }
}

package io.spindrift.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.ObservationRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors and intervals of one horizon. */
final class ErrorsTest {

    @Test
    void shouldScoreIntervals_asComputedByHand() {
        Errors errors = new Errors();
        double[][] given = {{7, Double.NaN}, {1, 2}, {-3, 2}, {0.5, 4}};
        for (double[] each : given) {
            double label = 10 + each[0];
            HorizonScore score = new HorizonScore(
                    1,
                    new ObservationRef(0, null, 0),
                    10,
                    10,
                    label,
                    new ErrorMeasures(1, 0, 0, 0),
                    1,
                    List.of(new IntervalScore(0.8, 10 - each[1], 10 + each[1], 0, 0, 0)));
            errors.add(score, List.of());
        }
        assertThat(errors.intervals())
                .singleElement()
                .extracting(IntervalErrors::level)
                .isEqualTo(0.8);
        assertThat(errors.intervals().get(0).coverage()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(errors.intervals().get(0).below()).isEqualTo(1.0 / 3, within(1e-12));
        assertThat(errors.intervals().get(0).above()).isZero();
        assertThat(errors.intervals().get(0).worstCoverage()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(errors.intervals().get(0).width()).isEqualTo(16.0 / 3, within(1e-12));
        // At 10 and 90 %: half of .2 · 2, and of |e| beyond the bound.
        assertThat(errors.intervals().get(0).pinball()).isEqualTo((0.2 + 0.7 + 0.4) / 3, within(1e-12));
    }
}

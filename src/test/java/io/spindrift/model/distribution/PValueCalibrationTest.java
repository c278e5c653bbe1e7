package io.spindrift.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PValueCalibrationTest {
    private final PValueCalibration calibration = new PValueCalibration();

    /** p^γ is too small too often for γ above 1, and too rarely for γ below. */
    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1, 1.25, 1.6})
    void shouldMakeSmallPValuesAsFrequentAsTheySay(double power) {
        SplittableRandom random = new SplittableRandom(19);
        int[] below = new int[3];
        double[] bounds = {0.01, 0.001, 0.0001};
        int count = 300_000;
        for (int i = 0; i < count + 20_000; i++) {
            double p = calibration.calibrate(Math.pow(random.nextDouble(), power));
            for (int k = 0; k < 3 && i >= 20_000; k++) {
                below[k] += p <= bounds[k] ? 1 : 0;
            }
        }
        for (int k = 0; k < 3; k++) {
            double expected = bounds[k] * count;
            assertThat(below[k] / expected)
                    .as("p <= %s", bounds[k])
                    .isEqualTo(1, within(0.17 + 4 / Math.sqrt(expected)));
        }
    }

    @Test
    void shouldChangeNothing_atTheStart() {
        for (double p : new double[] {1, 0.5, 0.02, 0.01, 0.002, 1e-6, 1e-12}) {
            assertThat(new PValueCalibration().calibrate(p) / p).isEqualTo(1, within(1e-9));
        }
        assertThat(calibration.calibrate(0)).isEqualTo(1e-12, within(1e-20));
    }

    @Test
    void shouldStayWithin10ToTheMinus12And1_whenAllAreExtreme() {
        for (int i = 0; i < 20_000; i++) {
            assertThat(calibration.calibrate(i / 5000 % 2 == 0 ? 0 : 1)).isBetween(1e-12, 1.0);
        }
        assertThat(Ledger.of(calibration::visit).isFinite()).isTrue();
    }
}

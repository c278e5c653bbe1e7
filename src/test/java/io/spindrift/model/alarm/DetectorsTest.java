package io.spindrift.model.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.alarm.Detectors.Forecasted;
import io.spindrift.model.distribution.PValueCalibration;
import io.spindrift.model.distribution.ValueLevel.Verdict;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The detectors, compared with their equations in docs/maths.md. */
final class DetectorsTest {
    private final SplittableRandom random = new SplittableRandom(15);

    @Test
    void shouldCombinePValuesByTheirHarmonicMean() {
        Finding finding = new Detectors().observe(7, new Forecasted(5, 1e-3), new Forecasted(2, 1e-2));
        // The first value is usual to the two others.
        assertThat(finding.pValue()).isEqualTo(4 / (1000 + 100 + 1 + 1.0), within(1e-15));
        assertThat(finding.detector()).isEqualTo(Detector.NEXT);
        assertThat(finding.evidence()).isEqualTo(new Evidence(1e-3, 5, 7));
        assertThat(finding.surprise()).isEqualTo(-Math.log(finding.pValue()), within(1e-12));
    }

    @Test
    void shouldFindNothing_whenNoForecastWaited() {
        Forecasted none = new Forecasted(0, Double.NaN);
        assertThat(new Detectors().observe(7, none, none).pValue()).isEqualTo(1);
    }

    @Test
    void shouldCompareAValueWithItsSlowMean() {
        LevelDetector detector = new LevelDetector();
        double mean = 0;
        int small = 0;
        for (int n = 1; n <= 30_000; n++) {
            double value = 10 + random.nextGaussian();
            Evidence evidence = detector.observe(value, Verdict.POSSIBLE);
            if (n > 1) {
                assertThat(evidence.expected()).isEqualTo(mean, within(1e-9));
            }
            assertThat(evidence.seen()).isEqualTo(value);
            mean += Math.max(1.0 / n, 1.0 / 3000) * (value - mean);
            small += n > 5000 && evidence.pValue() <= 0.01 ? 1 : 0;
        }
        assertThat(small / 25_000.0).isBetween(0.007, 0.013);
        assertThat(detector.observe(30, Verdict.POSSIBLE).pValue()).isLessThan(1e-5);
    }

    @Test
    void shouldFollowTheEquationsOfTheVolatility() {
        VolatilityDetector detector = new VolatilityDetector();
        PValueCalibration calibration = new PValueCalibration();
        double[] last = new double[250];
        double s = 0;
        double g = 0;
        double threshold = 0;
        double m = 0;
        int k = 0;
        for (int n = 1; n <= 5000; n++) {
            double size = Math.abs(random.nextGaussian()) * (n % 500 < 30 ? 3 : 1);
            double l = Math.log((s > 0 ? Math.min(size / s, 20) : 1) + 0.02);
            g = n == 1 ? l : g + (l - g) / 16;
            s += Math.max(1.0 / n, 0.001) * (size - s);
            double p = 1;
            if (n > 300) {
                double over = g - threshold;
                p = over > 0 ? 0.02 * Math.exp(-over / m) : 1;
                threshold += Math.max(1.0 / (n - 300 + 1000), 0.0005) * m / 0.02 * ((over > 0 ? 1 : 0) - 0.02);
                if (g > threshold) {
                    k++;
                    m += Math.max(1.0 / (k + 30), 0.01) * (Math.min(g - threshold, 10 * m) - m);
                }
            } else if (n > 50) {
                last[n - 51] = g;
            }
            if (n == 300) {
                double mean = java.util.Arrays.stream(last).average().orElseThrow();
                double deviation = Math.sqrt(java.util.Arrays.stream(last)
                        .map(each -> (each - mean) * (each - mean))
                        .average()
                        .orElseThrow());
                threshold = mean + 2.2 * deviation;
                m = 0.4 * deviation;
            }
            double expected = calibration.calibrate(p);
            assertThat(Math.log(detector.observe(size, Double.POSITIVE_INFINITY).pValue()))
                    .as("label %d", n)
                    .isEqualTo(Math.log(expected), within(1e-6));
        }
    }

    /** Impossible values count for no mean: a level, or a scale, that is new still shows after them. */
    @ParameterizedTest
    @ValueSource(ints = {3, 520})
    void shouldFindAnotherLevelAndLargerErrors_afterImpossibleValues(int first) {
        Detectors detectors = new Detectors();
        for (int t = 0; t < 3000; t++) {
            boolean impossible = t == first || t > first && t < 2000 && t % 500 == 20;
            observe(detectors, impossible ? -1e60 : 10 + random.nextGaussian());
        }
        Finding level = observe(detectors, 30);
        assertThat(level.detector()).isEqualTo(Detector.LEVEL);
        assertThat(level.evidence().pValue()).isLessThan(1e-3);
        assertThat(level.evidence().expected()).isEqualTo(10, within(1.0));
        Finding volatility = level;
        for (int t = 0; t < 30; t++) {
            volatility = observe(detectors, t % 2 == 0 ? 13 : 7);
        }
        assertThat(volatility.detector()).isEqualTo(Detector.VOLATILITY);
        assertThat(volatility.evidence().pValue()).isLessThan(0.01);
    }

    /** Forecasts are right in the mean, and say nothing. */
    private static Finding observe(Detectors detectors, double value) {
        Forecasted forecast = new Forecasted(10, 1);
        return detectors.observe(value, forecast, forecast);
    }
}

package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spindrift.model.train.ParticleFilterSettings.Covariances;
import io.spindrift.model.train.ParticleFilterSettings.Weighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParticleFilterSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.1, 0.1, 0.5, 0.3, 'units: expected 1 to 128, got 0'",
        "129, 10, 0.1, 0.1, 0.5, 0.3, 'units: expected 1 to 128, got 129'",
        "2, 0, 0.1, 0.1, 0.5, 0.3, 'particles: expected 1 to 100000, got 0'",
        "2, 100001, 0.1, 0.1, 0.5, 0.3, 'particles: expected 1 to 100000, got 100001'",
        "2, 10, -0.1, 0.1, 0.5, 0.3, 'processNoiseStddev: expected 0 to 1, got -0.1'",
        "2, 10, 1.1, 0.1, 0.5, 0.3, 'processNoiseStddev: expected 0 to 1, got 1.1'",
        "2, 10, NaN, 0.1, 0.5, 0.3, 'processNoiseStddev: expected 0 to 1, got NaN'",
        "2, 10, 0.1, 0, 0.5, 0.3, 'noiseRatio: expected 0.000001 to 100, got 0'",
        "2, 10, 0.1, Infinity, 0.5, 0.3, 'noiseRatio: expected 0.000001 to 100, got Infinity'",
        "2, 10, 0.1, NaN, 0.5, 0.3, 'noiseRatio: expected 0.000001 to 100, got NaN'",
        "2, 10, 0.1, 0.1, -0.5, 0.3, 'essThreshold: expected 0 to 1, got -0.5'",
        "2, 10, 0.1, 0.1, 1.5, 0.3, 'essThreshold: expected 0 to 1, got 1.5'",
        "2, 10, 0.1, 0.1, NaN, 0.3, 'essThreshold: expected 0 to 1, got NaN'",
        "2, 10, 0.1, 0.1, 0.5, 0, 'initStddev: expected above 0, at most 10, got 0'",
        "2, 10, 0.1, 0.1, 0.5, 10.5, 'initStddev: expected above 0, at most 10, got 10.5'",
        "2, 10, 0.1, 0.1, 0.5, NaN, 'initStddev: expected above 0, at most 10, got NaN'",
    })
    void shouldNameTheSetting_whenItIsOutOfBounds(
            int units, int particles, double process, double share, double resample, double start, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaperFilter.settings(units, particles, process, share, resample, start, 1))
                .withMessage(why);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 'forgetting: expected above 0, at most 1, got 0'",
        "1.1, 1, 'forgetting: expected above 0, at most 1, got 1.1'",
        "NaN, 1, 'forgetting: expected above 0, at most 1, got NaN'",
        "1, 0, 'likelihoodExponent: expected above 0, at most 1, got 0'",
        "1, 1.1, 'likelihoodExponent: expected above 0, at most 1, got 1.1'",
        "1, NaN, 'likelihoodExponent: expected above 0, at most 1, got NaN'",
    })
    void shouldNameTheWeighting_whenItIsOutOfBounds(double memory, double temper, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weighting(memory, temper))
                .withMessage(why);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 'readoutInitVariance: expected above 0, at most 100, got 0'",
        "100.1, 1, 0, 'readoutInitVariance: expected above 0, at most 100, got 100.1'",
        "NaN, 1, 0, 'readoutInitVariance: expected above 0, at most 100, got NaN'",
        "1, 0, 0, 'gateInitVariance: expected above 0, at most 100, got 0'",
        "1, 100.1, 0, 'gateInitVariance: expected above 0, at most 100, got 100.1'",
        "1, NaN, 0, 'gateInitVariance: expected above 0, at most 100, got NaN'",
        "1, 1, -0.1, 'processNoise: expected 0.000000001 to 1, got -0.1'",
        "1, 1, 1.1, 'processNoise: expected 0.000000001 to 1, got 1.1'",
        "1, 1, NaN, 'processNoise: expected 0.000000001 to 1, got NaN'",
    })
    void shouldNameTheVariance_whenItIsOutOfBounds(double linear, double gate, double drift, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Covariances(linear, gate, drift))
                .withMessage(why);
    }

    @Test
    void shouldAcceptTheBounds() {
        assertThatCode(() -> PaperFilter.settings(1, 1, 0, 1e-6, 0, 1e-9, Long.MIN_VALUE))
                .doesNotThrowAnyException();
        assertThatCode(() -> PaperFilter.settings(128, 100_000, 1, 100, 1, 10, Long.MAX_VALUE))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Weighting(1e-9, 1e-9)).doesNotThrowAnyException();
        assertThatCode(() -> new Weighting(1, 1)).doesNotThrowAnyException();
        assertThatCode(() -> new Covariances(1e-9, 1e-9, 1e-9)).doesNotThrowAnyException();
        assertThatCode(() -> new Covariances(100, 100, 1)).doesNotThrowAnyException();
    }
}

package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParticleFilterSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.1, 0.1, 0.5, 0.3, 'units: expected 1 to 128, got 0'",
        "129, 10, 0.1, 0.1, 0.5, 0.3, 'units: expected 1 to 128, got 129'",
        "2, 1, 0.1, 0.1, 0.5, 0.3, 'particles: expected 2 to 100000, got 1'",
        "2, 100001, 0.1, 0.1, 0.5, 0.3, 'particles: expected 2 to 100000, got 100001'",
        "2, 10, -0.1, 0.1, 0.5, 0.3, 'processNoise: expected 0 to 1, got -0.1'",
        "2, 10, 1.1, 0.1, 0.5, 0.3, 'processNoise: expected 0 to 1, got 1.1'",
        "2, 10, NaN, 0.1, 0.5, 0.3, 'processNoise: expected 0 to 1, got NaN'",
        "2, 10, 0.1, 0, 0.5, 0.3, 'observationNoise: expected 1.0E-9 to 100, got 0.0'",
        "2, 10, 0.1, Infinity, 0.5, 0.3, 'observationNoise: expected 1.0E-9 to 100, got Infinity'",
        "2, 10, 0.1, NaN, 0.5, 0.3, 'observationNoise: expected 1.0E-9 to 100, got NaN'",
        "2, 10, 0.1, 0.1, -0.5, 0.3, 'resampleBelow: expected 0 to 1, got -0.5'",
        "2, 10, 0.1, 0.1, 1.5, 0.3, 'resampleBelow: expected 0 to 1, got 1.5'",
        "2, 10, 0.1, 0.1, NaN, 0.3, 'resampleBelow: expected 0 to 1, got NaN'",
        "2, 10, 0.1, 0.1, 0.5, 0, 'startDeviation: expected above 0, at most 10, got 0.0'",
        "2, 10, 0.1, 0.1, 0.5, 10.5, 'startDeviation: expected above 0, at most 10, got 10.5'",
        "2, 10, 0.1, 0.1, 0.5, NaN, 'startDeviation: expected above 0, at most 10, got NaN'",
    })
    void shouldNameWhatIsOutOfBounds(
            int units, int particles, double process, double observation, double resample, double start, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ParticleFilterSettings(units, particles, process, observation, resample, start, 1))
                .withMessage(why);
    }

    @Test
    void shouldAcceptTheBounds() {
        assertThatCode(() -> new ParticleFilterSettings(1, 2, 0, 1e-9, 0, 1e-9, Long.MIN_VALUE))
                .doesNotThrowAnyException();
        assertThatCode(() -> new ParticleFilterSettings(128, 100_000, 1, 100, 1, 10, Long.MAX_VALUE))
                .doesNotThrowAnyException();
    }
}

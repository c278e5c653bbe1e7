package io.spindrift.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MeansTest {
    @Test
    void shouldComputeTheGeometricMeanOfDefinedRatios() {
        assertThat(Means.geometric(List.of(0.5, 8.0))).isEqualTo(2, within(1e-12));
        assertThat(Means.geometric(List.of(0.5, Double.NaN, 8.0, Double.POSITIVE_INFINITY)))
                .isEqualTo(2, within(1e-12));
        assertThat(Means.geometric(List.of())).isNaN();
        assertThat(Means.geometric(List.of(Double.NaN))).isNaN();
    }

    @Test
    void shouldShowADash_whenAFigureIsNotDefined() {
        assertThat(ResultsSection.figure("%.3f", Means.geometric(List.of()))).isEqualTo("–");
        assertThat(ResultsSection.figure("%.3f", 0.5)).isEqualTo("0.500");
        assertThat(ResultsSection.digits(0.0123456)).isEqualTo("0.01235");
        assertThat(ResultsSection.digits(13451.7)).isEqualTo("13450");
        assertThat(ResultsSection.digits(Double.NaN)).isEqualTo("–");
    }
}

package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "100, 100",
        "-0.5, -0.5",
        "1e-6, 0.000001",
        "1e-9, 0.000000001",
        "1e12, 1000000000000",
        "0.1, 0.1",
        "123456.789, 123456.789",
        "1e300, 1.0E300",
        "1e-30, 1.0E-30",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void shouldWriteNumbersInUsualNotation(double number, String text) {
        assertThat(PlainNumber.text(number)).isEqualTo(text);
    }
}

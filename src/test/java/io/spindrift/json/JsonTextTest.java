package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTextTest {
    private record Figures(double one, double[] several, List<Double> listed, long whole, String text) {}

    @Test
    void shouldWriteFiguresInSixDigits() throws IOException {
        Figures figures = new Figures(
                1234567.8,
                new double[] {-0.000123456789, 12, Double.NaN, 1e-300, 1e300},
                List.of(0.95),
                1_234_567_890_123L,
                "t");
        assertThat(JsonText.brief(figures))
                .isEqualTo("{\"one\":1234570,\"several\":[-1.23457E-4,12,null,1.0E-300,1.0E300],\"listed\":[0.95],"
                        + "\"whole\":1234567890123,\"text\":\"t\"}");
    }

    @Test
    void shouldEscapeTextsThatWouldEndAScript() throws IOException {
        assertThat(JsonText.brief(List.of("</script><!--"))).isEqualTo("[\"\\u003c/script>\\u003c!--\"]");
    }
}

package io.spindrift.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import io.spindrift.terminal.Palette;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveTableTest {
    private final LiveTable board = new LiveTable();

    @Test
    void shouldShowASeriesOnALineOfAtMostEightyColumns() {
        board.add(new Forecast(
                "a.series.with.a.very.long.name.indeed",
                null,
                0,
                0,
                1,
                -123456789.0,
                0.000123,
                0,
                false,
                0,
                List.of()));
        board.add(new Forecast("b", null, 0, 0, 1, 1, 2, 0, false, 0, List.of()));
        board.add(new Score("b", null, 0, 0, 1, 1, 2, 3, 2, 1, 4, 2, 1, 1, List.of()));
        assertThat(board.lines(10, Palette.PLAIN))
                .containsExactly(
                        "series                   records  observed  forecast      rmse     naive  labels",
                        "a.series.with.a.very.l…        1   1.2e-04   -123.5M         -         -       0",
                        "b                              1     2.000     1.000     2.000     1.000       1")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void shouldColorErrorsOnlyByTheNaiveForecast() {
        board.add(new Score("better", null, 0, 0, 1, 1, 2, 3, 2, 1, 1, 1, 4, 1, List.of()));
        board.add(new Score("same", null, 0, 0, 1, 1, 2, 3, 2, 1, 4, 2, 4, 1, List.of()));
        board.add(new Score("worse", null, 0, 0, 1, 1, 2, 3, 2, 1, 9, 3, 4, 1, List.of()));
        List<String> colored = board.lines(10, new Palette(true));
        assertThat(colored.get(0)).startsWith("\u001b[1mseries");
        assertThat(colored.get(1)).contains("\u001b[32m1.000\u001b[0m     2.000");
        assertThat(colored.get(2)).contains("    2.000     2.000").doesNotContain("\u001b");
        assertThat(colored.get(3)).contains("\u001b[31m3.000\u001b[0m     2.000");
        assertThat(colored)
                .extracting(line -> line.replaceAll("\u001b\\[[0-9]+m", ""))
                .isEqualTo(board.lines(10, Palette.PLAIN));
    }

    @Test
    void shouldSeparateHorizonsAndReportHiddenOnes() {
        board.add(new Forecast("a", null, 0, 0, 1, 1, 2, 0, false, 0, List.of()));
        board.add(new Forecast("a", null, 0, 0, 24, 1, 2, 0, false, 0, List.of()));
        assertThat(board.lines(10, Palette.PLAIN)).hasSize(3);
        assertThat(board.lines(10, Palette.PLAIN).get(2)).startsWith("a +24 ");
        assertThat(board.lines(1, Palette.PLAIN)).endsWith("… and 1 more");
    }

    @Test
    void shouldCountDeadLettersByKind() {
        assertThat(board.deadLettersInWords()).isEqualTo("0 dead letters");
        board.addDeadLetter("time", "a reason");
        board.addDeadLetter("json", "a reason");
        board.addDeadLetter("json", "a reason");
        assertThat(board.deadLetters()).isEqualTo(3);
        assertThat(board.deadLettersInWords()).isEqualTo("3 dead letters (2 json, 1 time)");
    }
}

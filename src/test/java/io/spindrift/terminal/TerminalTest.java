package io.spindrift.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.5, 0.5000",
        "-1.23456, -1.235",
        "12.3456, 12.35",
        "123.456, 123.5",
        "9999.4, 9999",
        "9999.6, 10.00k",
        "-1234567, -1235k",
        "1.5e7, 15.00M",
        "0.00001, 1.0e-05",
        "1e30, 1.0e+30"
    })
    void shouldShowNumbersInFewCharacters(double number, String shown) {
        assertThat(Numbers.brief(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9999.49, 9999.51, -99_999.9, 999.96, 9.9996, 1e-300, -1e100, 9.9999e17, 999999.5})
    void shouldKeepNumbersWithinNineCharacters(double number) {
        assertThat(Numbers.brief(number)).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void shouldAlignAndCut() {
        Table table = new Table().name("series", 8).number("value", 6);
        table.row("a", "1.5");
        table.row("much-too-long", "12");
        assertThat(table.lines()).containsExactly("series    value", "a           1.5", "much-to…     12");
        assertThatThrownBy(() -> table.row("a")).hasMessage("expected 2 cells, got 1");
    }

    @Test
    void shouldRedrawOnATerminalAlone() {
        new Screen(out, false).draw(List.of("hidden"));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        Screen live = new Screen(out, true);
        live.draw(List.of("one", "two"));
        live.draw(List.of("three"));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[2Kone\n\u001b[2Ktwo\n\u001b[J\u001b[2A\u001b[2Kthree\n\u001b[J");
    }

    @Test
    void shouldCutLinesAtEightyColumns() {
        new Screen(out, true).draw(List.of("x".repeat(100)));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("x".repeat(80))
                .doesNotContain("x".repeat(81));
    }

    @Test
    void shouldShowProgressByTenthsWhereThereIsNoTerminal() {
        Progress progress = new Progress(out, false, "rows", 1000);
        for (int i = 1; i <= 1000; i++) {
            progress.show(i);
        }
        progress.end(1000);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(10)
                .startsWith("[####....................................] 100 of 1,000 rows")
                .endsWith("[########################################] 1,000 of 1,000 rows");
    }
}

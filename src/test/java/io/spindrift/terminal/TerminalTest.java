package io.spindrift.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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
        assertThat(NumberFormatter.brief(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9999.49, 9999.51, -99_999.9, 999.96, 9.9996, 1e-300, -1e100, 9.9999e17, 999999.5})
    void shouldKeepNumbersWithinNineCharacters(double number) {
        assertThat(NumberFormatter.brief(number)).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void shouldAlignAndCut() {
        TextTable table = new TextTable().name("series", 8).number("value", 6);
        table.row("a", "1.5");
        table.row("much-too-long", "12");
        assertThat(table.lines()).containsExactly("series    value", "a           1.5", "much-to…     12");
        assertThatThrownBy(() -> table.row("a")).hasMessage("expected 2 cells, got 1");
    }

    @Test
    void shouldRedrawOnlyOnATerminal() {
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
    void shouldCutVisibleTextButNoColorCodes() {
        Palette colors = new Palette(true);
        assertThat(Palette.cut(colors.good("abc") + "def", 6)).isEqualTo("\u001b[32mabc\u001b[0mdef");
        assertThat(Palette.cut(colors.good("abc") + "def", 2)).isEqualTo("\u001b[32mab\u001b[0m");
        assertThat(Palette.cut("abc", 2)).isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, true, , true",
        "AUTO, true, '', true",
        "AUTO, true, 1, false",
        "AUTO, false, , false",
        "ALWAYS, false, 1, true",
        "NEVER, true, , false"
    })
    void shouldColor_whenItIsEnabled(Palette.When when, boolean terminal, String noColor, boolean colored) {
        Map<String, String> environment = noColor == null ? Map.of() : Map.of("NO_COLOR", noColor);
        assertThat(Palette.of(when, environment, terminal)).isEqualTo(new Palette(colored));
        assertThat(Palette.PLAIN.bad("text")).isEqualTo("text");
    }

    @Test
    void shouldShowProgressByTenths_whenThereIsNoTerminal() {
        Progress progress = new Progress(out, false, "rows", 1000, () -> 0);
        for (int i = 1; i <= 1000; i++) {
            progress.show(i);
        }
        progress.end(1000);
        assertThat(text().lines())
                .hasSize(10)
                .startsWith("[###...........................] 100 of 1,000 rows")
                .endsWith("[##############################] 1,000 of 1,000 rows");
    }

    @Test
    void shouldShowTheRateAndTheTimeLeft_whenTheyAreKnown() {
        AtomicLong now = new AtomicLong();
        Progress progress = new Progress(out, false, "rows", 20_000, now::get);
        now.set(400_000_000);
        progress.show(2_000);
        now.set(2_000_000_000L);
        progress.show(4_000);
        now.set(2_000_000_000_000L);
        progress.show(8_000);
        now.set(8_000_000_000_000L);
        progress.end(20_000);
        assertThat(text().lines())
                .containsExactly(
                        "[###...........................] 2,000 of 20,000 rows",
                        "[######........................] 4,000 of 20,000 rows, 2000/s, 8 s left",
                        "[############..................] 8,000 of 20,000 rows, 4.000/s, 50 min 0 s left",
                        "[##############################] 20,000 of 20,000 rows, 2.500/s");
    }

    @Test
    void shouldRedrawABarAtMostTenTimesPerSecond() {
        AtomicLong now = new AtomicLong();
        Progress progress = new Progress(out, true, "rows", 1000, now::get);
        for (int i = 1; i <= 1000; i++) {
            now.addAndGet(1_000_000);
            progress.show(i);
        }
        assertThat(text().lines().filter(line -> line.contains("rows"))).hasSize(10);
    }

    @Test
    void shouldNoticeThatTheOutputWasClosed() {
        Screen screen = new Screen(new PrintStream(new ClosedPipe()), false);
        assertThat(screen.abandoned()).isFalse();
        screen.print(List.of("line"));
        assertThat(screen.abandoned()).isTrue();
        assertThat(new Screen(out, false).abandoned()).isFalse();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static final class ClosedPipe extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}

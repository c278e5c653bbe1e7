package io.spindrift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class UsageTest {

    private record Result(int status, String out, String err) {}

    static Stream<CommandLine> commands() {
        return Stream.of(Spindrift.line(), Lab.line())
                .flatMap(root -> all(root).stream())
                .filter(command -> !command.getCommandName().equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldDescribeCommandOptionsExitCodesAndExamples(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(help)
                .startsWith("Usage: " + command.getCommandSpec().qualifiedName())
                .contains("Options:", "Examples:\n  ", "Exit codes:\n  0     done\n")
                .doesNotContain("%n", "${");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
    }

    @Test
    void shouldListOptionsInGroups() {
        Result help = execute("help", "produce");
        assertThat(help.status).isZero();
        assertThat(help.out)
                .containsSubsequence(
                        "Usage: spindrift produce --csv=FILE [OPTIONS]",
                        "Options:",
                        "--csv",
                        "--rate",
                        "--help",
                        "--color",
                        "Settings:",
                        "--config",
                        "--set",
                        "The file:",
                        "--label-delay",
                        "--from-row",
                        "Format of the file:",
                        "--time",
                        "--separator",
                        "Output:",
                        "--json",
                        "Exit codes:",
                        "Examples:",
                        "See also:");
        assertThat(execute("produce", "--help").out).isEqualTo(help.out);
    }

    @Test
    void shouldNameParameters_whenTheyAreRequired() {
        assertThat(execute("settings", "delete", "--help").out)
                .startsWith("Usage: spindrift settings delete [OPTIONS] RULE\n")
                .contains("\nParameters:\n      RULE");
    }

    @Test
    void shouldNameTheMistakeAndSuggestAnOption() {
        Result option = execute("tail", "--secnods", "1");
        assertThat(option.status).isEqualTo(Spindrift.MISUSED);
        assertThat(option.err)
                .isEqualToNormalizingNewlines("spindrift: Unknown options: '--secnods', '1'\n"
                        + "Possible solutions: --set, --seconds\nSee 'spindrift tail --help'.\n");
        Result command = execute("taill");
        assertThat(command.status).isEqualTo(Spindrift.MISUSED);
        assertThat(command.err).contains("'taill'", "spindrift tail").endsWith("See 'spindrift --help'.\n");
        Result required = execute("backtest");
        assertThat(required.err)
                .isEqualToNormalizingNewlines(
                        "spindrift: Missing required option: '--csv=FILE'\n" + "See 'spindrift backtest --help'.\n");
        assertThat(execute("--color", "sometimes").err).contains("Invalid value for option '--color'", "sometimes");
    }

    @Test
    void shouldColorHelp_whenItIsEnabled() {
        assertThat(execute("--color", "always", "tail", "--help").out).contains("\u001b[33m--from-start");
        assertThat(execute("--color", "never", "tail", "--help").out).doesNotContain("\u001b");
    }

    private static Result execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Spindrift.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Result(status, out.toString(), err.toString());
    }

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(each -> all.addAll(all(each)));
        return all;
    }
}

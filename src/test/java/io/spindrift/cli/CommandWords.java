package io.spindrift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The words of commands, to check documentation of commands. */
public final class CommandWords {

    private CommandWords() {}

    /** Fails unless the words after {@code spindrift} are a command with options that it has. */
    public static void parse(List<String> words) {
        Spindrift.line().parseArgs(words.toArray(String[]::new));
    }

    /** Whether the laboratory has a command of that name. */
    public static boolean isOfLab(String command) {
        return Lab.line().getSubcommands().containsKey(command);
    }

    /** Fails unless the words are a command of the laboratory with options that it has. */
    public static void parseLab(List<String> words) {
        Lab.line().parseArgs(words.toArray(String[]::new));
    }

    /** The examples in the help of all commands, a line each. */
    public static Stream<String> examples() {
        List<String> examples = new ArrayList<>();
        collect(Spindrift.line(), examples);
        collect(Lab.line(), examples);
        return examples.stream();
    }

    private static void collect(CommandLine command, List<String> examples) {
        Stream.of(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  "))
                .map(String::strip)
                .forEach(examples::add);
        command.getSubcommands().values().forEach(each -> collect(each, examples));
    }
}

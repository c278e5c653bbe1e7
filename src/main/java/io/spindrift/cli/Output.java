package io.spindrift.cli;

import io.spindrift.json.JsonText;
import io.spindrift.terminal.Palette;
import io.spindrift.terminal.Progress;
import io.spindrift.terminal.Screen;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The output of a command: results on standard output, progress on standard error. */
@Command
final class Output {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Prints lines to standard output. */
    void print(List<String> lines) {
        lines.forEach(System.out::println);
        System.out.flush();
    }

    /** Prints a line to standard output. */
    void print(String line) {
        print(List.of(line));
    }

    /** Prints lines about the progress, which are not results, to standard error. */
    void note(List<String> lines) {
        lines.forEach(System.err::println);
    }

    /** Prints a document in one line. */
    void document(Object document) {
        print(JsonText.line(document));
    }

    /** Returns a screen that is redrawn, or printed at the end if the output cannot be redrawn. */
    Screen screen(boolean headless) {
        return new Screen(System.out, !headless && Screen.isTerminal(), palette());
    }

    /** Returns a screen that prints nothing. */
    static Screen nowhere() {
        return new Screen(new PrintStream(OutputStream.nullOutputStream()), false);
    }

    /** Returns a progress bar on standard error. */
    Progress progress(String what, long total) {
        return new Progress(System.err, Screen.isTerminal(), what, total);
    }

    Palette palette() {
        return ((RootCommand) command.root().userObject()).palette();
    }
}

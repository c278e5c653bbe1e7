package io.spindrift.peers;

import com.amazon.randomcutforest.parkservices.RCFCaster;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvException;
import io.spindrift.reproduce.DataDirectory;
import io.spindrift.reproduce.Reproduction;
import io.spindrift.reproduce.SeriesFiles;
import io.spindrift.terminal.Progress;
import io.spindrift.terminal.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import moa.classifiers.Regressor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares forecasters of other projects with Spindrift, over a folder of data, in one run: writes docs/peers.md. */
@Command(
        name = "peers",
        description =
                "Runs forecasters of others beside Spindrift over a folder of data, on all cores, and writes a page.",
        mixinStandardHelpOptions = true)
public final class Peers implements Callable<Integer> {
    private static final String PREFACE = """
            # Peers

            This page answers: how accurate is Spindrift compared with MOA and the random cut forest, on the same rows in the same run?

            `make peers DATA=DIR` writes this page. DIR has the files of a data collection that is not part of this project. All rows of a table
            are from the same run, over the same rows of the files, by the same measures. The peers are MOA (Bifet and others, 2010;
            %s) and the random cut forest of AWS (%s), with their own settings unless a table says otherwise.
            """;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder with regression/*.csv and series/*.csv.")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "docs/peers.md",
            description = "The page to write; ${DEFAULT-VALUE} if not given.")
    private Path out;

    @Option(names = "--full", description = "Each series of files of many.")
    private boolean full;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Peers()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try {
            write();
            return 0;
        } catch (ConfigurationException | CsvException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private void write() throws IOException {
        // AMRules prints the anomalies that it detects, whatever its options are.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        DataDirectory folder = new DataDirectory(data);
        Reproduction reproduction = Reproduction.of(
                folder, List.of(new RegressionPeers(folder), new SeriesPeers(new SeriesFiles(folder, full))));
        reproduction.absent().forEach(file -> System.err.println("not there, and left out: " + file));
        int jobs = reproduction.size();
        Progress progress = new Progress(System.err, Screen.isTerminal(), "runs", jobs);
        Files.writeString(
                out, reproduction.page(PREFACE.formatted(jar(Regressor.class), jar(RCFCaster.class)), progress::show));
        progress.end(jobs);
    }

    /** The name of the file that a class comes from, which tells its version. */
    private static String jar(Class<?> type) {
        String file = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return Path.of(file).getFileName().toString().replaceFirst("\\.jar$", "");
    }
}

package io.spindrift.cli;

import io.spindrift.reproduce.CaseTable;
import io.spindrift.reproduce.DataDirectory;
import io.spindrift.reproduce.Reproduction;
import io.spindrift.reproduce.ResultsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code make reproduce}: computes the tables of docs/results.md from a folder of data. */
@Command(
        name = "reproduce",
        description = {
            "Runs the experiments of docs/results.md on all cores, from a folder of data, and writes that page.",
            "Missing files are reported and left out."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make reproduce DATA=DIR ARGS=\"--only series,intervals\"",
            "",
            "See also: spindrift backtest; docs/results.md"
        })
final class ReproduceCommand implements Callable<Integer> {
    private static final Path PAGE = Path.of("docs", "results.md");
    private static final String PREFACE = """
            # Results

            This page answers: how accurate are forecasts and intervals of each model, on which series, and compared with what?

            `make reproduce DATA=DIR%s` writes this page. DIR has the files of a data collection that is not part of this project. Settings are the
            defaults unless a row says otherwise, the same for all files. The sections about alarms say which commands print them.
            """;

    /** Sections from here on are of other commands, and stay as they are. */
    private static final String OTHERS = "\n## Alarms";

    @Mixin
    private Output output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder with regression/*.csv and series/*.csv.")
    private Path data;

    @Option(names = "--out", paramLabel = "FILE", description = "Page to write. Default: docs/results.md.")
    private Path out;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "TABLE",
            description =
                    "Only some tables, printed unless --out is given: regression-by-file, regression, ett, series, "
                            + "intervals, intervals-by-model, generated, cold-start, disturbed, missing.")
    private List<String> only;

    @Option(
            names = "--cases",
            split = ",",
            paramLabel = "FILE",
            description = "Print only a table of these files, of one column each, whose values are partly impossible.")
    private List<Path> cases;

    @Option(names = "--full", description = "Include each series of files with many series, not only one of six.")
    private boolean full;

    @Override
    public Integer call() throws IOException {
        DataDirectory folder = new DataDirectory(data);
        Reproduction reproduction = Reproduction.of(folder, chosen(folder));
        String page = ReproducedPage.run(reproduction, PREFACE.formatted(full ? " ARGS=--full" : ""), output);
        if ((only != null || cases != null) && out == null) {
            System.out.print(page);
        } else {
            Path written = out == null ? PAGE : out;
            Files.writeString(written, page + others(written));
        }
        return 0;
    }

    private static String others(Path file) throws IOException {
        String present = Files.isRegularFile(file) ? Files.readString(file) : "";
        int start = present.indexOf(OTHERS);
        return start < 0 ? "" : present.substring(start);
    }

    private List<ResultsTable> chosen(DataDirectory folder) {
        if (cases != null) {
            return List.of(new CaseTable(cases));
        }
        List<ResultsTable> tables = Reproduction.tables(folder, full);
        return only == null ? tables : Reproduction.only(only, tables);
    }
}

package io.spindrift.cli;

import io.spindrift.anomaly.AlarmRateTable;
import io.spindrift.anomaly.NabFolder;
import io.spindrift.reproduce.DataDirectory;
import io.spindrift.reproduce.Reproduction;
import io.spindrift.reproduce.SeriesFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code make alarm-rates}: p-values and alarms of the default, compared with their nominal rates. */
@Command(
        name = "alarm-rates",
        description = {
            "Runs the default on the long series of a folder and prints how often p-values are small and alarms come,",
            "compared with their nominal rates."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make alarm-rates DATA=DIR ARGS=\"--nab DIR2\"",
            "",
            "See also: docs/results.md; make reproduce; make nab"
        })
final class AlarmRatesCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder with series/*.csv.")
    private Path data;

    @Option(
            names = "--nab",
            paramLabel = "DIR",
            description =
                    "Checkout of the repository numenta/NAB, whose files are counted outside of their labeled windows.")
    private Path nab;

    @Override
    public Integer call() {
        DataDirectory folder = new DataDirectory(data);
        AlarmRateTable table =
                new AlarmRateTable(new SeriesFiles(folder, false), nab == null ? null : new NabFolder(nab));
        Reproduction reproduction = Reproduction.of(folder, List.of(table));
        System.out.print(ReproducedPage.run(reproduction, "", output));
        return 0;
    }
}

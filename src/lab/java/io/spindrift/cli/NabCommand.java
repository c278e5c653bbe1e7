package io.spindrift.cli;

import io.spindrift.anomaly.NabFolder;
import io.spindrift.anomaly.NabTable;
import io.spindrift.reproduce.DataDirectory;
import io.spindrift.reproduce.Reproduction;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code make nab}: the score of the default on the Numenta Anomaly Benchmark. */
@Command(
        name = "nab",
        description = {
            "Runs the default on the files of the Numenta Anomaly Benchmark and prints its scores.",
            "The scorer is checked with results of detectors that the benchmark stores."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  make nab DATA=DIR", "", "See also: docs/results.md; make alarm-rates"})
final class NabCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Checkout of the repository numenta/NAB: data, labels, results.")
    private Path data;

    @Override
    public Integer call() {
        Reproduction reproduction =
                Reproduction.of(new DataDirectory(data), List.of(new NabTable(new NabFolder(data))));
        System.out.print(ReproducedPage.run(reproduction, "", output));
        return 0;
    }
}

package io.spindrift.cli;

import io.spindrift.changelog.Changelog;
import io.spindrift.changelog.Export;
import io.spindrift.config.Configuration;
import io.spindrift.terminal.Numbers;
import io.spindrift.topology.ForecastTopology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift export}: what an application has learnt, to a file. */
@Command(
        name = "export",
        description = "Writes the learnt states of all series to a file, as they are committed now.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path to;

    @Override
    public Integer call() throws IOException {
        Configuration configuration = settings.configuration();
        try (Changelog changelog =
                new Changelog(configuration.consumer(), configuration.applicationId(), ForecastTopology.MODELS)) {
            long series = new Export(changelog).to(to);
            System.out.println("exported " + Numbers.whole(series) + " series to " + to);
        }
        return 0;
    }
}

package io.spindrift.cli;

import io.spindrift.changelog.Changelog;
import io.spindrift.changelog.Export;
import io.spindrift.config.Configuration;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.text.Printable;
import io.spindrift.topology.ForecastTopology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift export}: what an application has learned, to a file. */
@Command(
        name = "export",
        description = {
            "Writes the learned states of all series to a file, as they are committed now, or that of one (to begin "
                    + "others with: setting warm.start.file).",
            "The application may be running."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift export --config app.properties --to states",
            "  spindrift export --config app.properties --series plant.load --to donor",
            "",
            "See also: spindrift import; docs/adr/0009-warm-start.md"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path to;

    @Option(names = "--series", paramLabel = "NAME", description = "A series; all if not given.")
    private String series;

    @Override
    public Integer call() throws IOException {
        Configuration configuration = settings.configuration();
        try (Changelog changelog =
                new Changelog(configuration.consumer(), configuration.applicationId(), ForecastTopology.MODELS)) {
            Export export = new Export(changelog);
            if (series == null) {
                System.out.println("exported " + NumberFormatter.whole(export.to(to)) + " series to " + to);
            } else {
                export.to(to, series);
                System.out.println("exported series '" + Printable.of(series) + "' to " + to);
            }
        }
        return 0;
    }
}

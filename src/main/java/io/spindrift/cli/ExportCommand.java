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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spindrift export}: writes the learned states of an application to a file. */
@Command(
        name = "export",
        description = {
            "Writes the committed states of all series to a file, or the state of one series, to use as a donor "
                    + "(setting warm.start.file).",
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
    @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "File to write.")
    private Path to;

    @Option(names = "--series", paramLabel = "NAME", description = "Name of a series. Default: all series.")
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

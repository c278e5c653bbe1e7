package io.spindrift.cli;

import io.spindrift.changelog.Changelog;
import io.spindrift.changelog.ChangelogException;
import io.spindrift.config.Configuration;
import io.spindrift.event.SeriesNames;
import io.spindrift.inspect.RecordLines;
import io.spindrift.inspect.SeriesDocument;
import io.spindrift.inspect.SeriesReport;
import io.spindrift.inspect.SizeDocument;
import io.spindrift.inspect.Sizes;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.SeriesInspector;
import io.spindrift.store.StoreEntry;
import io.spindrift.store.StoredSeries;
import io.spindrift.text.Printable;
import io.spindrift.topology.ForecastTopology;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift inspect}: shows one series, or the size of any series. */
@Command(
        name = "inspect",
        description = "Shows one series of a running or stopped application, as it is committed in the changelog: "
                + "settings, events, pending labels, N_eff, sizes, and the last entries of its journal.",
        mixinStandardHelpOptions = true,
        subcommands = InspectCommand.Size.class,
        footer = {
            "",
            "Examples:",
            "  spindrift inspect --config app.properties --series plant.load",
            "  spindrift inspect --config app.properties --series plant.load --entries 20 --json",
            "  spindrift inspect --config app.properties --series plant.load --raw",
            "  spindrift inspect size --set model=pf --set pf.particles=200",
            "",
            "See also: spindrift tail, spindrift reset; schemas/commands/inspect.schema.json, schemas/state.md"
        })
final class InspectCommand implements Callable<Integer> {
    @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private Output output;

    @ArgGroup(validate = false, heading = JsonOption.HEADING)
    private JsonOption json = new JsonOption();

    @Option(names = "--series", paramLabel = "NAME", description = "Name of the series.")
    private String series;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "5",
            description = "Number of entries of the journal. Default: ${DEFAULT-VALUE}.")
    private int entries;

    @Option(
            names = "--raw",
            description = "Print every stored record of the series field by field instead, as far as it can be read.")
    private boolean raw;

    @Override
    public Integer call() throws IOException {
        if (series == null) {
            throw new ChangelogException(
                    "--series: expected the name of a series, got nothing (inspect size needs none)");
        }
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        try (Changelog changelog =
                new Changelog(configuration.consumer(), configuration.applicationId(), ForecastTopology.MODELS)) {
            SeriesNames names = runtime.processor().input().names();
            for (int partition : changelog.likelyFirst(series, names).toArray()) {
                SeriesInspector<SeriesModel, SeriesEvent> inspector = inspector(changelog, partition, runtime);
                if (inspector.knows(series)) {
                    show(inspector, partition);
                    return 0;
                }
            }
        }
        throw new ChangelogException("series '" + series
                + "': expected a series that has been learned and committed, got none of that name");
    }

    private void show(SeriesInspector<SeriesModel, SeriesEvent> inspector, int partition) throws IOException {
        String title = "series        " + Printable.of(series) + ", partition " + partition;
        if (raw) {
            output.print(title);
            output.print(RecordLines.of(inspector.records(series)));
            return;
        }
        StoredSeries<SeriesModel, SeriesEvent> view = inspector.view(series).orElseThrow();
        Runnable text = () -> {
            output.print(title);
            output.print(new SeriesReport(view, entries).lines(output.palette()));
        };
        json.print(text, SeriesDocument.of(series, partition, view, entries), output);
    }

    private SeriesInspector<SeriesModel, SeriesEvent> inspector(
            Changelog changelog, int partition, RuntimeSettings runtime) {
        MemoryByteStore table = new MemoryByteStore();
        changelog.read(partition, key -> StoreEntry.isOf(series, key), table::put);
        return new SeriesModels(runtime.processor().series()).inspector(table);
    }

    /** {@code spindrift inspect size}. */
    @Command(
            name = "size",
            description = {
                "Shows the size of the state of a series under given settings, and the total for many series.",
                "This command does not connect to a cluster. As in the application, the number of events between two "
                        + "snapshots follows from the time of an event on this machine, unless snapshot.interval.events is set."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift inspect size --config app.properties --series 10000 --records 500",
                "  spindrift inspect size --config app.properties --memory 4096",
                "  spindrift inspect size --set model=blend-linear --set series.horizons=1,6,24",
                "",
                "See also: docs/scaling.md, docs/state-costs.md, schemas/commands/inspect-size.schema.json"
            })
    static final class Size implements Callable<Integer> {
        @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
        private SettingsOptions settings = new SettingsOptions();

        @Mixin
        private Output output;

        @ArgGroup(validate = false, heading = JsonOption.HEADING)
        private JsonOption json = new JsonOption();

        @Option(
                names = "--features",
                paramLabel = "P",
                description =
                        "Number of features (numbers in x). Default: features.max in regression mode, none in series mode.")
        private Integer features;

        @Option(
                names = "--series",
                paramLabel = "S",
                defaultValue = "1000",
                description = "Number of series. Default: ${DEFAULT-VALUE}.")
        private long series;

        @Option(
                names = "--records",
                paramLabel = "R",
                defaultValue = "1000",
                description = "Records per second over all of them. Default: ${DEFAULT-VALUE}.")
        private double records;

        @Option(
                names = "--memory",
                paramLabel = "MB",
                description = "Memory of a machine or container, in MB: also print how many series fit.")
        private Long megabytes;

        @Override
        public Integer call() throws IOException {
            RuntimeSettings runtime = settings.configurationWithoutCluster().runtime();
            var model = runtime.processor().series();
            int byDefault = model.inputMode() == InputMode.REGRESSION ? model.featuresMax() : 0;
            Sizes sizes = new Sizes(model, runtime.processor().store(), features == null ? byDefault : features);
            SizeDocument size =
                    sizes.of(series, records, runtime.instanceMemory(), megabytes == null ? null : megabytes << 20);
            json.print(() -> output.print(Sizes.lines(size, output.palette())), size, output);
            return 0;
        }
    }
}

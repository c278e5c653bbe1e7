package io.spindrift.cli;

import io.spindrift.changelog.Changelog;
import io.spindrift.changelog.ChangelogException;
import io.spindrift.config.Configuration;
import io.spindrift.event.SeriesNames;
import io.spindrift.inspect.SeriesDocument;
import io.spindrift.inspect.SeriesReport;
import io.spindrift.inspect.SizeDocument;
import io.spindrift.inspect.Sizes;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.processor.SeriesModels;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.SeriesInspector;
import io.spindrift.store.StoreKeys;
import io.spindrift.store.StoredSeries;
import io.spindrift.text.Printable;
import io.spindrift.topology.ForecastTopology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
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

    @Override
    public Integer call() throws IOException {
        if (series == null) {
            throw new ChangelogException(
                    "--series: expected the name of a series, got nothing (inspect size needs none)");
        }
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        byte[] name = series.getBytes(StandardCharsets.UTF_8);
        try (Changelog changelog =
                new Changelog(configuration.consumer(), configuration.applicationId(), ForecastTopology.MODELS)) {
            SeriesNames names = runtime.processor().input().names();
            for (int partition : changelog.likelyFirst(series, names).toArray()) {
                Optional<StoredSeries<SeriesModel, SeriesEvent>> view = view(changelog, partition, name, runtime);
                if (view.isPresent()) {
                    show(view.get(), partition);
                    return 0;
                }
            }
        }
        throw new ChangelogException("series '" + series
                + "': expected a series that has been learned and committed, got none of that name");
    }

    private void show(StoredSeries<SeriesModel, SeriesEvent> view, int partition) throws IOException {
        if (!json.alone()) {
            output.print("series        " + Printable.of(series) + ", partition " + partition);
            output.print(new SeriesReport(view, entries).lines(output.palette()));
        }
        json.write(SeriesDocument.of(series, partition, view, entries), output);
    }

    private Optional<StoredSeries<SeriesModel, SeriesEvent>> view(
            Changelog changelog, int partition, byte[] name, RuntimeSettings runtime) {
        MemoryByteStore table = new MemoryByteStore();
        changelog.read(partition, key -> Arrays.equals(StoreKeys.series(key), name), table::put);
        return new SeriesInspector<>(table, new SeriesModels(runtime.processor().series())).view(series);
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

        @Override
        public Integer call() throws IOException {
            RuntimeSettings runtime = settings.configurationWithoutCluster().runtime();
            var model = runtime.processor().series();
            int byDefault = model.inputMode() == InputMode.REGRESSION ? model.featuresMax() : 0;
            Sizes sizes = new Sizes(model, runtime.processor().store(), features == null ? byDefault : features);
            SizeDocument size = sizes.of(series, records);
            if (!json.alone()) {
                output.print(Sizes.lines(size, output.palette()));
            }
            json.write(size, output);
            return 0;
        }
    }
}

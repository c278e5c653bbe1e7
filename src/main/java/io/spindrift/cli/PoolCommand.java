package io.spindrift.cli;

import io.spindrift.changelog.ChangelogException;
import io.spindrift.model.series.PooledPrior;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.rules.SeriesPattern;
import io.spindrift.runtime.ExportedSeries;
import io.spindrift.series.Priors;
import io.spindrift.series.SeriesModels;
import io.spindrift.terminal.NumberFormatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spindrift pool}: pools exported series into the start of new ones. */
@Command(
        name = "pool",
        description = {
            "Pools what many exported series have learned into a prior, to use as the start of new series "
                    + "(setting warm.start.file).",
            "The series must have the same settings. Only series mode with model blend or blend-linear can be pooled. "
                    + "The file is held in memory."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift export --config app.properties --to states",
            "  spindrift pool --from states --to prior",
            "  spindrift pool --from states --series 'plant.*' --to prior",
            "",
            "See also: spindrift export; docs/adr/0023-a-prior-from-many-series.md"
        })
final class PoolCommand implements Callable<Integer> {
    /** A series with fewer observations has learned little but how it started. */
    private static final int MIN_OBSERVATIONS = 100;

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "File of spindrift export to read.")
    private Path from;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "File to write.")
    private Path to;

    @Option(
            names = "--series",
            paramLabel = "PATTERN",
            defaultValue = "*",
            description = "Names of series, with * for any characters and ? for one. Default: all series.")
    private String series;

    private final PooledPrior prior = new PooledPrior();
    private long young;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(from)) {
            throw new ChangelogException(from + ": expected a file of exported states, got none");
        }
        SeriesPattern pattern = new SeriesPattern(series);
        ExportedSeries exported = ExportedSeries.read(from, pattern::matches);
        SeriesSettings template =
                new SettingsOptions().configurationWithoutCluster().series();
        for (String name : exported.names()) {
            add(name, model(exported, name, template));
        }
        if (prior.series() == 0) {
            throw new ChangelogException(from + ": expected series with at least " + MIN_OBSERVATIONS
                    + " observations whose names match '" + series + "', got none");
        }
        Files.write(to, Priors.save(prior));
        System.out.println("pooled " + NumberFormatter.whole(prior.series()) + " series into " + to
                + (young == 0
                        ? ""
                        : "; left out " + NumberFormatter.whole(young) + " with fewer than " + MIN_OBSERVATIONS
                                + " observations"));
        return 0;
    }

    private static Optional<SeriesModel> model(ExportedSeries exported, String name, SeriesSettings template) {
        try {
            return exported.model(name, template);
        } catch (CorruptStateException e) {
            throw new ChangelogException("series '" + name + "': " + e.getMessage(), e);
        }
    }

    private void add(String name, Optional<SeriesModel> found) {
        Optional<SeriesModel> old = found.filter(model -> model.observations() >= MIN_OBSERVATIONS);
        young += found.isPresent() && old.isEmpty() ? 1 : 0;
        try {
            old.ifPresent(model -> prior.add(name, model, SeriesModels.donor(model)));
        } catch (IllegalArgumentException e) {
            throw new ChangelogException(e.getMessage(), e);
        }
    }
}

package io.spindrift.reproduce;

import io.spindrift.config.ConfigurationException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/** Tables over a folder of data, run and written as a page. */
public final class Reproduction {
    private final List<ResultsTable> tables;

    private Reproduction(List<ResultsTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /**
     * Some tables; at least one of them must have something to run.
     *
     * @param folder of the data
     */
    public static Reproduction of(DataDirectory folder, List<ResultsTable> tables) {
        List<ResultsTable> ofFiles =
                tables.stream().filter(ResultsTable::needsFiles).toList();
        if (!ofFiles.isEmpty()
                && ofFiles.stream().allMatch(table -> table.jobs().isEmpty())) {
            String known = tables.stream()
                    .flatMap(table -> table.absent().stream())
                    .findFirst()
                    .map(file -> folder.root().relativize(file).toString())
                    .orElse("longer files");
            throw new ConfigurationException(
                    "--data: expected a folder with " + known + " or others of this collection, got " + folder.root());
        }
        return new Reproduction(tables);
    }

    /** The tables of docs/results.md. */
    public static List<ResultsTable> tables(DataDirectory folder, boolean full) {
        SeriesFiles series = new SeriesFiles(folder, full);
        return List.of(
                new RegressionByFile(folder),
                new RegressionRunning(folder),
                new Transformers(folder),
                new SeriesTable(series),
                new IntervalTable(series),
                new ModelIntervalTable(folder, series),
                new GeneratedTable(),
                new ColdStartTable(folder, series),
                new DisturbanceTable(folder),
                new MissingTable(series));
    }

    /** Some of them, by name. */
    public static List<ResultsTable> only(List<String> names, List<ResultsTable> tables) {
        List<String> known = tables.stream().map(ResultsTable::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new ConfigurationException("--only: expected some of " + String.join(", ", known) + ", got " + name);
        });
        return tables.stream().filter(table -> names.contains(table.name())).toList();
    }

    /** The files that tables could tell of and that are not there. */
    public Set<Path> absent() {
        Set<Path> absent = new LinkedHashSet<>();
        tables.forEach(table -> absent.addAll(table.absent()));
        return absent;
    }

    /** How many jobs there are. */
    public int size() {
        return jobs().size();
    }

    /**
     * Runs all jobs on all cores, and returns the page.
     *
     * @param preface first part of the page
     * @param progress receives the number of finished jobs
     */
    public String page(String preface, LongConsumer progress) {
        JobResults done = Jobs.run(jobs(), progress);
        StringBuilder page = new StringBuilder(preface);
        tables.forEach(table -> page.append('\n').append(table.markdown(done)));
        return page.toString();
    }

    private Set<Job<?>> jobs() {
        Set<Job<?>> jobs = new LinkedHashSet<>();
        tables.forEach(table -> jobs.addAll(table.jobs()));
        return jobs;
    }
}

package io.spindrift.reproduce;

import static io.spindrift.reproduce.GeneratedKind.AR2;
import static io.spindrift.reproduce.GeneratedKind.DAY;
import static io.spindrift.reproduce.GeneratedKind.SINE;
import static io.spindrift.reproduce.GeneratedKind.THRESHOLD;
import static io.spindrift.reproduce.GeneratedKind.WALK;

import io.spindrift.reproduce.WarmStarts.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The errors of the first records of a series after a warm start, from one donor and from a prior of many. */
final class ColdStartTable implements ResultsTable {
    private static final String FILE = "m4_hourly_748";
    private static final List<GeneratedStartJob> GENERATED = Stream.of(DAY, AR2, THRESHOLD, SINE, WALK)
            .map(GeneratedStartJob::new)
            .toList();

    private final DataDirectory folder;
    private final SeriesFiles files;

    ColdStartTable(DataDirectory folder, SeriesFiles files) {
        this.folder = folder;
        this.files = files;
    }

    @Override
    public String name() {
        return "cold-start";
    }

    @Override
    public boolean needsFiles() {
        return false;
    }

    @Override
    public List<Path> absent() {
        return DataDirectory.absent(List.of(folder.series(FILE)));
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>(GENERATED);
        ofFile().ifPresent(jobs::add);
        return jobs;
    }

    private Optional<FileStartJob> ofFile() {
        return files.groups().stream()
                .filter(group -> group.name().equals(FILE) && group.series().size() > 2)
                .findFirst()
                .map(FileStartJob::new);
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("The first hundred records").paragraph("""
                        `blend`, horizons 1, 6 and 24, on new series that start from a prior (command `pool`) of %d series of %,d records of one kind, and from one
                        of these series. The figure is the squared error of the forecasts for the first %d records over that of a cold start, the geometric mean
                        over %d series; in brackets, from one donor. Series of a kind differ in their parameters, scale, offset and noise
                        (`reproduce.GeneratedKind`). No data is needed but for the last row.
                        """.formatted(
                GeneratedStartJob.DONORS, GeneratedStartJob.DONOR_ROWS, WarmStarts.RECORDS, GeneratedStartJob.SERIES));
        for (int horizon : WarmStarts.HORIZONS) {
            section.heading("Starts at horizon " + horizon);
            section.columns(titles("donors", Arrays.stream(GeneratedKind.values()), GeneratedKind::toString));
            for (GeneratedStartJob job : GENERATED) {
                if (done.has(job)) {
                    section.row(job.donors().toString(), kinds(done.of(job), horizon));
                }
            }
        }
        section.heading("Means of these");
        section.columns(titles("new series", WarmStarts.HORIZONS.stream(), horizon -> "horizon " + horizon));
        if (GENERATED.stream().allMatch(done::has)) {
            section.row("of the same kind, without walks", means(done, (of, to) -> of == to && of != WALK));
            section.row("of another kind", means(done, (of, to) -> of != to));
            section.row("of another kind, the largest", largest(done));
        }
        ofFile().filter(done::has)
                .ifPresent(job -> section.row(
                        "one of " + job.group().title() + ", from the others",
                        horizons(horizon -> cell(done.of(job), horizon))));
        return section.markdown();
    }

    private static <T> List<String> titles(String first, Stream<T> columns, Function<T, String> title) {
        return Stream.concat(Stream.of(first), columns.map(title)).toList();
    }

    private static List<String> kinds(Map<GeneratedKind, Found> found, int horizon) {
        return Arrays.stream(GeneratedKind.values())
                .map(kind -> cell(found.get(kind), horizon))
                .toList();
    }

    private static List<String> horizons(IntFunction<String> cell) {
        return WarmStarts.HORIZONS.stream().map(cell::apply).toList();
    }

    private static String cell(Found found, int horizon) {
        return cell(found.pooled().get(horizon), found.one().get(horizon));
    }

    private static String cell(double pooled, double one) {
        return ResultsSection.figure("%.2f", pooled) + " (" + ResultsSection.figure("%.2f", one) + ")";
    }

    private static List<String> means(JobResults done, BiPredicate<GeneratedKind, GeneratedKind> chosen) {
        List<Found> found = pairs(done, chosen);
        return horizons(horizon -> cell(
                Means.geometric(
                        found.stream().map(each -> each.pooled().get(horizon)).toList()),
                Means.geometric(
                        found.stream().map(each -> each.one().get(horizon)).toList())));
    }

    private static List<String> largest(JobResults done) {
        List<Found> found = pairs(done, (of, to) -> of != to);
        return horizons(horizon -> cell(
                largest(found, each -> each.pooled().get(horizon)),
                largest(found, each -> each.one().get(horizon))));
    }

    private static double largest(List<Found> found, ToDoubleFunction<Found> figure) {
        return found.stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    private static List<Found> pairs(JobResults done, BiPredicate<GeneratedKind, GeneratedKind> chosen) {
        return GENERATED.stream()
                .flatMap(job -> done.of(job).entrySet().stream()
                        .filter(to -> chosen.test(job.donors(), to.getKey()))
                        .map(Map.Entry::getValue))
                .toList();
    }
}

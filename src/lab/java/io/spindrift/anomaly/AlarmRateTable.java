package io.spindrift.anomaly;

import io.spindrift.anomaly.AlarmRateJob.Counted;
import io.spindrift.anomaly.AlarmRateJob.Found;
import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.JobResults;
import io.spindrift.reproduce.ResultsSection;
import io.spindrift.reproduce.ResultsTable;
import io.spindrift.reproduce.SeriesFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How often p-values of the default are small, and how often its alarms come, compared with nominal. */
public final class AlarmRateTable implements ResultsTable {
    private static final String NAB_COPY = "nab_";
    private static final double FACTOR = 2;

    private final SeriesFiles files;
    /** Null for none. */
    private final NabFolder nab;

    private final List<AlarmRateJob> jobs;

    /**
     * @param files of the series
     * @param nab whose files are counted outside of their windows, in place of the same files without labels; null for none
     */
    public AlarmRateTable(SeriesFiles files, NabFolder nab) {
        this.files = files;
        this.nab = nab;
        jobs = new ArrayList<>();
        for (SeriesFiles.Series series : files.all()) {
            if (nab == null || !series.name().startsWith(NAB_COPY)) {
                jobs.add(new AlarmRateJob(series.file(), series.column(), series.name(), null));
            }
        }
        if (nab != null) {
            nab.present().forEach(name -> jobs.add(new AlarmRateJob(nab.data(name), NabFolder.VALUE, name, nab)));
        }
        jobs.removeIf(job -> !job.isLong());
    }

    @Override
    public String name() {
        return "alarm-rates";
    }

    @Override
    public List<Path> absent() {
        List<Path> absent = new ArrayList<>(files.absent());
        if (nab != null) {
            absent.addAll(nab.absent());
        }
        return absent;
    }

    @Override
    public List<Job<?>> jobs() {
        return List.copyOf(jobs);
    }

    @Override
    public String markdown(JobResults done) {
        List<Found> found = jobs.stream().map(done::of).toList();
        ResultsSection section = new ResultsSection("Alarms: stated and measured rates")
                .paragraph("""
                        `make alarm-rates DATA=DIR ARGS="--nab DIR2"` prints this section; DIR2 is a checkout of the repository numenta/NAB, and may be omitted.

                        Series of at least %s rows, from row %d on. The columns p have the number of p-values of horizon 1 up to that bound, divided by the
                        number that uniform p-values give. The columns 1 in N have the number of alarms that begin with `alarm.rate` of one in N records,
                        divided by the number that this accepts at most; the last line also counts rows at which an open alarm worsens. Over all: the sums
                        of all series. Of files of NAB, rows in labeled windows are left out. The bound 1.75 ρ of docs/maths.md was chosen with these
                        series at hand.
                        """.formatted(ResultsSection.whole(AlarmRateJob.LONG), AlarmRateJob.FROM))
                .absent(absent(), found.isEmpty());
        if (found.isEmpty()) {
            return section.markdown();
        }
        section.columns(columns());
        for (int i = 0; i < jobs.size(); i++) {
            section.row(jobs.get(i).title(), cells(AlarmRateTable::overAll, List.of(found.get(i))));
        }
        section.row("over all", cells(AlarmRateTable::overAll, found));
        section.row("highest", cells(AlarmRateTable::highest, found));
        section.row("within a factor of two", cells(AlarmRateTable::within, found));
        List<String> worsening = new ArrayList<>(Collections.nCopies(1 + AlarmRateJob.NOMINAL.size(), ""));
        worsening.addAll(cells(found, Found::alarming, AlarmRateTable::overAll));
        section.row("over all, with worsening", worsening);
        return section.markdown();
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("series", "rows"));
        AlarmRateJob.NOMINAL.forEach(p -> columns.add(ResultsSection.figure("p ≤ %.0e", p)));
        AlarmRateJob.RECORDS.forEach(records -> columns.add("1 in " + records));
        return columns;
    }

    private static List<String> cells(Function<List<Counted>, String> figure, List<Found> found) {
        List<String> cells = new ArrayList<>();
        cells.add(ResultsSection.whole(found.stream().mapToInt(Found::rows).sum()));
        cells.addAll(cells(found, Found::pValues, figure));
        cells.addAll(cells(found, Found::alarms, figure));
        return cells;
    }

    private static List<String> cells(
            List<Found> found, Function<Found, List<Counted>> counts, Function<List<Counted>, String> figure) {
        return IntStream.range(0, counts.apply(found.get(0)).size())
                .mapToObj(k -> figure.apply(
                        found.stream().map(each -> counts.apply(each).get(k)).toList()))
                .toList();
    }

    private static String overAll(List<Counted> counts) {
        return ResultsSection.figure(
                "%.2f", counts.stream().reduce(Counted::plus).orElseThrow().ratio());
    }

    private static String highest(List<Counted> counts) {
        return ResultsSection.figure(
                "%.2f", counts.stream().mapToDouble(Counted::ratio).max().orElseThrow());
    }

    private static String within(List<Counted> counts) {
        long within = counts.stream()
                .filter(each -> each.ratio() >= 1 / FACTOR && each.ratio() <= FACTOR)
                .count();
        return within + " of " + counts.size();
    }
}

package io.spindrift.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Short, nearly deterministic series, which are generated. */
final class GeneratedTable implements ResultsTable {
    private static final List<String> MODELS = List.of(SeriesJob.BLEND, SeriesJob.BLEND_LINEAR);
    private static final List<Integer> DAY = List.of(GeneratedJob.DAY);
    private static final List<Integer> DAY_OR_WEEK = List.of(GeneratedJob.DAY, GeneratedJob.WEEK);
    private static final List<Long> SEEDS =
            LongStream.rangeClosed(1, 10).boxed().toList();

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public boolean needsFiles() {
        return false;
    }

    @Override
    public List<Path> absent() {
        return List.of();
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        MODELS.forEach(model -> {
            jobs.addAll(jobs(model, DAY));
            jobs.addAll(jobs(model, DAY_OR_WEEK));
        });
        return jobs;
    }

    private static List<GeneratedJob> jobs(String model, List<Integer> seasons) {
        return SEEDS.stream()
                .map(seed -> new GeneratedJob(model, seed, seasons))
                .toList();
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Short, nearly deterministic series")
                .paragraph("""
                        1,008 rows without times of 100 + 30 sin(2πt/24) + 10 sin(2πt/168) + 5 at weekends + N(0, .5²). The figure is the mean squared error
                        from row %d on, over that of the best baseline of each series and horizon in hindsight: the geometric mean over %d series, with
                        their range below. The baselines are those of the other tables. The value one season before is that of the day before, or hindsight
                        chooses between the day and the week before, which nobody could know in the first weeks. No data is needed.
                        """.formatted(SeriesJob.COUNTED_FROM, SEEDS.size()));
        List<String> titles = new ArrayList<>(List.of("model", "season of the baseline"));
        LabelErrors.HORIZONS.forEach(horizon -> titles.add("horizon " + horizon));
        section.columns(titles);
        if (jobs().stream().allMatch(done::has)) {
            for (String model : MODELS) {
                section.row(model, cells("day", model, DAY, done));
                section.row(model, cells("day or week", model, DAY_OR_WEEK, done));
            }
        }
        return section.markdown();
    }

    private static List<String> cells(String season, String model, List<Integer> seasons, JobResults done) {
        List<String> cells = new ArrayList<>(List.of(season));
        for (int horizon : LabelErrors.HORIZONS) {
            cells.add(Means.cell(jobs(model, seasons).stream()
                    .map(job -> done.of(job).get(horizon))
                    .toList()));
        }
        return cells;
    }
}

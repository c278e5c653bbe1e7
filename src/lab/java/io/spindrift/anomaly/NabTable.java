package io.spindrift.anomaly;

import io.spindrift.config.ConfigurationException;
import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.JobResults;
import io.spindrift.reproduce.ResultsSection;
import io.spindrift.reproduce.ResultsTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** The scores of the default model on NAB, next to those of detectors whose results NAB stores. */
public final class NabTable implements ResultsTable {
    private static final List<String> STORED = List.of("windowedGaussian", "randomCutForest", "numenta", "ARTime");
    /** NAB publishes 63.12 for one profile of one detector, whose stored results score 63.21 by its own code. */
    private static final double TOLERANCE = 0.15;

    private final NabFolder folder;

    public NabTable(NabFolder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "nab";
    }

    @Override
    public List<Path> absent() {
        return folder.absent();
    }

    @Override
    public List<Job<?>> jobs() {
        return folder.present().stream()
                .<Job<?>>map(name -> new NabJob(folder, name))
                .toList();
    }

    @Override
    public String markdown(JobResults done) {
        List<NabJob.Found> found = folder.present().stream()
                .map(name -> done.of(new NabJob(folder, name)))
                .toList();
        NabScorer scorer = new NabScorer(found.stream().map(NabJob.Found::file).toList());
        ResultsSection section = new ResultsSection("Alarms: NAB");
        section.paragraph("""
                `make nab DATA=DIR` prints this section; DIR is a checkout of the repository numenta/NAB.

                The Numenta Anomaly Benchmark: %d files with %d labeled windows, scored by its rules: 0 for no detection, 100 for each window found at its
                first row and nothing else. Best threshold: one bound on the p-value of all detectors, chosen over all files for each profile, as NAB does
                for all its detectors. At a stated rate (`alarm.rate`) nothing is chosen: a row is a detection where an alarm begins or worsens. All figures
                are of rows after the part of each file that NAB leaves for learning. Weeks are counted by the usual interval of each file.
                The detectors and the way they are combined were chosen with these files at hand: scores on unseen files can be lower.
                """.formatted(found.size(), scorer.windows()));
        section.absent(folder.absent(), false);
        section.columns(
                List.of("", "standard", "low FP", "low FN", "windows found", "detections per week", "alarms per week"));
        section.row("best threshold", best(scorer, found));
        for (int k = NabJob.PER_WEEK.size() - 1; k >= 0; k--) {
            section.row("at most " + NabJob.PER_WEEK.get(k) + " per week", stated(scorer, found, k));
        }
        stored(section);
        return section.markdown();
    }

    private static List<String> best(NabScorer scorer, List<NabJob.Found> found) {
        List<double[]> scores =
                found.stream().map(each -> each.detection().surprises()).toList();
        List<String> cells = new ArrayList<>();
        for (NabProfile profile : NabProfile.values()) {
            NabScore best = scorer.best(profile, scores);
            cells.add(ResultsSection.figure("%.1f", best.score())
                    + ResultsSection.figure(" (p ≤ %.1e)", Math.pow(10, -best.threshold())));
        }
        NabScore standard = scorer.best(NabProfile.STANDARD, scores);
        cells.add(Integer.toString(standard.found()));
        cells.add(ResultsSection.figure("%.2f", standard.detections() * NabJob.PER_WEEK.get(0) / accepted(found, 0)));
        cells.add("");
        return cells;
    }

    private static List<String> stated(NabScorer scorer, List<NabJob.Found> found, int k) {
        List<double[]> scores =
                detections(found, (each, row) -> each.detection().stated(k).alarming(row));
        List<String> cells = new ArrayList<>();
        for (NabProfile profile : NabProfile.values()) {
            cells.add(
                    ResultsSection.figure("%.1f", scorer.at(profile, scores, 1).score()));
        }
        NabScore standard = scorer.at(NabProfile.STANDARD, scores, 1);
        int begun = scorer.at(
                        NabProfile.STANDARD,
                        detections(
                                found, (each, row) -> each.detection().stated(k).beginning(row)),
                        1)
                .detections();
        double week = NabJob.PER_WEEK.get(k) / accepted(found, k);
        cells.add(Integer.toString(standard.found()));
        cells.add(ResultsSection.figure("%.2f", standard.detections() * week));
        cells.add(ResultsSection.figure("%.2f", begun * week));
        return cells;
    }

    /** Returns 1 for each row that is a detection, 0 for others. */
    private static List<double[]> detections(List<NabJob.Found> found, BiPredicate<NabJob.Found, Integer> detected) {
        return found.stream()
                .map(each -> IntStream.range(0, each.file().rows())
                        .mapToDouble(row -> detected.test(each, row) ? 1 : 0)
                        .toArray())
                .toList();
    }

    /** How many alarms a rate accepts in all scored rows. */
    private static double accepted(List<NabJob.Found> found, int k) {
        return found.stream()
                .mapToDouble(each -> IntStream.range(
                                each.file().scoredFrom(), each.file().rows())
                        .mapToDouble(row -> each.detection().stated(k).accepted(row))
                        .sum())
                .sum();
    }

    /** The scores of detectors whose results are stored, computed here and as published. */
    private void stored(ResultsSection section) {
        List<String> detectors = folder.absent().isEmpty()
                ? STORED.stream().filter(folder::hasResults).toList()
                : List.of();
        section.heading("Stored detectors");
        List<String> without = STORED.stream()
                .filter(detector -> !detectors.contains(detector))
                .toList();
        if (!without.isEmpty()) {
            section.paragraph("Without all their files, not scored: " + String.join(", ", without) + ".");
        }
        if (!detectors.isEmpty()) {
            section.paragraph("Best threshold, computed here from stored results; in parentheses as NAB publishes it.")
                    .columns(List.of("", "standard", "low FP", "low FN"));
            detectors.forEach(detector -> section.row(detector, cells(detector)));
        }
    }

    private List<String> cells(String detector) {
        List<String> names = folder.names();
        List<NabFile> files = names.stream()
                .map(name -> folder.file(name, folder.series(name)))
                .toList();
        List<double[]> scores = names.stream()
                .map(name -> TimedSeries.read(folder.results(detector, name), "anomaly_score")
                        .values())
                .toList();
        NabScorer scorer = new NabScorer(files);
        return Arrays.stream(NabProfile.values())
                .map(profile ->
                        cell(detector, scorer.best(profile, scores).score(), folder.published(detector, profile)))
                .toList();
    }

    private static String cell(String detector, double score, double published) {
        if (!(Math.abs(score - published) <= TOLERANCE)) {
            throw new ConfigurationException("--data: expected the published score " + published
                    + " from the stored results of " + detector + ", got " + score);
        }
        return ResultsSection.figure("%.2f", score) + ResultsSection.figure(" (%.2f)", published);
    }
}

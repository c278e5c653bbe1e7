package io.spindrift.cli;

import io.spindrift.backtest.BacktestReport.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page docs/results.md. */
final class ResultsPage {

    /** Rows of the table: its title, the model's name, settings over its defaults. */
    record Line(String title, String model, Map<String, String> settings) {}

    private final List<String> files;
    private final List<Line> lines;

    /**
     * @param files that there could be results of
     * @param lines of the table
     */
    ResultsPage(List<String> files, List<Line> lines) {
        this.files = files;
        this.lines = lines;
    }

    /** The page, with the results of each file that is there, by line. */
    String markdown(Map<String, Map<Line, Result>> results) {
        List<String> missing =
                files.stream().filter(name -> !results.containsKey(name)).toList();
        StringBuilder page = new StringBuilder()
                .append("# Results\n\n")
                .append(
                        "Written by `spindrift reproduce --data DIR`; DIR holds the files of a data collection that is not part\n")
                .append("of this project.\n\n")
                .append("## Regression, scaled by the whole file\n\n")
                .append(
                        "Prequential, in file order, each label learnt at once. Regressors standardised and the target mapped onto\n")
                .append(
                        "[−1, 1] by the whole file, as published tables do (the application scales as it goes). LSTM, m = 8, the\n")
                .append(
                        "general architecture, each model with its own defaults, the same for all files. NMSE: mean squared error\n")
                .append(
                        "over the variance of the target; median over seeds 1 to 5, whole run | last quarter, and below it the range\n")
                .append("of the whole run.\n");
        if (!missing.isEmpty()) {
            page.append("\nNot there when this was written: ")
                    .append(String.join(", ", missing))
                    .append(".\n");
        }
        page.append("\n| model | ").append(String.join(" | ", results.keySet())).append(" | state, bytes |\n");
        page.append("|---|").append("---|".repeat(results.size() + 1)).append('\n');
        for (Line line : lines) {
            List<String> cells = new ArrayList<>();
            long bytes = 0;
            for (Map<Line, Result> byLine : results.values()) {
                Result result = byLine.get(line);
                bytes = result.stateBytes();
                cells.add(String.format(
                        Locale.ROOT,
                        "%.4f \\| %.4f<br>%.4f to %.4f",
                        result.nmse(),
                        result.nmseLastQuarter(),
                        result.nmseMin(),
                        result.nmseMax()));
            }
            page.append(
                    String.format(Locale.ROOT, "| %s | %s | %,d |%n", line.title, String.join(" | ", cells), bytes));
        }
        return page.append("\nThe paper's filter is reported as it comes out, and was not tuned.\n")
                .toString();
    }
}

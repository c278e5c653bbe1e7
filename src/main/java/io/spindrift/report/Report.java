package io.spindrift.report;

import io.spindrift.backtest.BacktestReport;
import io.spindrift.backtest.Trace;
import io.spindrift.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page about a backtest. It collects the traces of the models while they run, and is written at the end. Curves with many
 * points are thinned, but keep their extremes, so that the page stays below about 15 MB.
 */
public final class Report {
    private static final String NAIVE = "naive";
    private static final int MAX_FORECASTS = 20_000;
    private static final int MAX_OTHERS = 4_000;
    /** About eight bytes each. */
    private static final long MAX_NUMBERS = 1_500_000;

    private final List<Panel> panels = new ArrayList<>();

    /** The data of the page, which its script reads. */
    private record Document(BacktestDescription subject, BacktestReport report, List<Panel> panels) {}

    /** Adds the trace of a model. */
    public void take(Trace trace) {
        panels.add(Panel.of(trace).thinned(MAX_FORECASTS, MAX_OTHERS));
    }

    /**
     * Writes the page.
     *
     * @param page the file
     * @param subject the description of the backtest
     * @param report the results
     */
    public void write(Path page, BacktestDescription subject, BacktestReport report) throws IOException {
        String json = JsonText.brief(new Document(subject, report, fitting(plotted())));
        Files.writeString(page, Page.html("Backtest of " + subject.file(), json));
    }

    /** The naive forecast is in the plots of the other models. */
    private List<Panel> plotted() {
        List<Panel> others =
                panels.stream().filter(panel -> !panel.model().equals(NAIVE)).toList();
        return others.isEmpty() ? panels : others;
    }

    private static List<Panel> fitting(List<Panel> all) {
        long numbers = all.stream().mapToLong(Panel::numbers).sum();
        double share = Math.min(1, (double) MAX_NUMBERS / numbers);
        return all.stream().map(panel -> panel.reduced(share)).toList();
    }
}

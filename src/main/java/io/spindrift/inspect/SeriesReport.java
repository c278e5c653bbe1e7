package io.spindrift.inspect;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesStatus;
import io.spindrift.model.series.SeriesStatus.HorizonStatus;
import io.spindrift.store.StoredSeries;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.terminal.Palette;
import io.spindrift.terminal.TextTable;
import io.spindrift.text.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a series in a terminal. */
public final class SeriesReport {
    private final StoredSeries<SeriesModel, SeriesEvent> view;
    private final int entries;

    /** @param entries the number of journal entries to show */
    public SeriesReport(StoredSeries<SeriesModel, SeriesEvent> view, int entries) {
        this.view = view;
        this.entries = entries;
    }

    /** Returns the status of the series, its settings, its horizons, and the end of its journal. */
    public List<String> lines(Palette palette) {
        List<String> lines = new ArrayList<>();
        long next = view.header().snapshot().events() + view.journal().size();
        lines.add("generation    " + view.header().generation()
                + (view.header().alive() ? "" : ", expired: its state has been deleted"));
        lines.add("events        " + NumberFormatter.whole(next) + ": "
                + NumberFormatter.whole(view.header().snapshot().events()) + " in the snapshot, "
                + view.journal().size() + " in the journal since (K = "
                + view.header().slots() + ")");
        lines.add("snapshot      "
                + NumberFormatter.whole(view.header().snapshot().length()) + " bytes, core version "
                + view.header().coreVersion());
        view.damage().forEach(damage -> lines.add(palette.bad("damaged       " + Printable.of(damage))));
        if (view.model() != null) {
            model(view.model(), lines, palette);
        }
        journal(lines);
        return lines;
    }

    private static void model(SeriesModel model, List<String> lines, Palette palette) {
        SeriesStatus status = model.status();
        lines.add("observations  " + NumberFormatter.whole(status.observations()) + ", buffered labels "
                + status.bufferedLabels());
        lines.add("clock         " + (status.time() < 0 ? "not set" : Instant.ofEpochMilli(status.time())));
        lines.add("settings      " + model.settings());
        TextTable table = new TextTable(palette)
                .number("horizon", 7)
                .number("pending", 7)
                .number("learned", 9)
                .number("scored", 9)
                .number("mse", 9)
                .number("/naive", 9)
                .number("N_eff", 7);
        for (HorizonStatus horizon : status.horizons()) {
            table.row(
                    Integer.toString(horizon.horizon()),
                    NumberFormatter.whole(horizon.pendingLabels()),
                    NumberFormatter.whole(horizon.labelsLearned()),
                    NumberFormatter.whole(horizon.labels()),
                    NumberFormatter.brief(horizon.mse()),
                    horizon.naiveMse() == 0 ? "-" : NumberFormatter.brief(horizon.mse() / horizon.naiveMse()),
                    horizon.effectiveSampleSize().isEmpty()
                            ? "-"
                            : String.format(
                                    Locale.ROOT,
                                    "%.1f",
                                    horizon.effectiveSampleSize().getAsDouble()));
        }
        lines.addAll(table.lines());
    }

    private void journal(List<String> lines) {
        List<StoredSeries.Entry<SeriesEvent>> all = view.journal();
        for (StoredSeries.Entry<SeriesEvent> entry : all.subList(Math.max(0, all.size() - entries), all.size())) {
            lines.add("event " + entry.sequence() + "  " + entry.bytes() + " bytes  " + words(entry.event()));
        }
    }

    private static String words(SeriesEvent event) {
        String time = Instant.ofEpochMilli(event.time()).toString();
        if (event instanceof SeriesEvent.Label label) {
            return time + "  label " + label.value() + " of '" + Printable.of(label.id()) + "'";
        }
        SeriesEvent.Observation observation = (SeriesEvent.Observation) event;
        return time + "  observation" + (observation.id() == null ? "" : " '" + Printable.of(observation.id()) + "'")
                + (Double.isNaN(observation.value()) ? "" : ", value " + observation.value())
                + (observation.x().length == 0 ? "" : ", " + observation.x().length + " features");
    }
}

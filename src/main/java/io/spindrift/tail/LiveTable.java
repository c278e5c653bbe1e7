package io.spindrift.tail;

import io.spindrift.event.Alert;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.SeriesAlarm;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.terminal.Palette;
import io.spindrift.terminal.TextTable;
import io.spindrift.text.Printable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The series of the records that were read, by name, as a table of 80 columns. */
public final class LiveTable implements OutputListener {
    private static final int RMSE = 4;

    private final Map<String, TailedSeries> views = new TreeMap<>();
    private final Map<String, SeriesAlarm> openAlarms = new TreeMap<>();
    private final Map<String, Long> deadLetters = new TreeMap<>();

    @Override
    public synchronized void add(Forecast forecast) {
        view(forecast.series()).add(forecast.issued());
    }

    @Override
    public synchronized void add(Score score) {
        view(score.series()).add(score.issued());
    }

    @Override
    public synchronized void add(Alert alert) {
        if (alert.issued().change() == IssuedAlarm.Change.BEGIN) {
            openAlarms.put(alert.series(), alert.issued().alarm());
        } else {
            openAlarms.remove(alert.series());
        }
    }

    @Override
    public synchronized void addDeadLetter(String kind, String reason) {
        deadLetters.merge(Printable.of(kind), 1L, Long::sum);
    }

    /** Returns the number of dead letters that were read. */
    public synchronized long deadLetters() {
        return deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of dead letters that were read and their kinds: {@code 3 dead letters (2 json, 1 time)}. */
    public synchronized String deadLettersInWords() {
        String kinds = deadLetters.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return NumberFormatter.whole(deadLetters()) + " dead letters" + (kinds.isEmpty() ? "" : " (" + kinds + ")");
    }

    /**
     * Returns a table of the alarms that have begun and not ended, by series; no lines if there are none.
     *
     * @param max the maximum number of rows
     */
    public synchronized List<String> alarms(int max, Palette palette) {
        if (openAlarms.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(palette)
                .name("alarm", 20)
                .name("since", 20)
                .name("detector", 10)
                .number("expected", 9)
                .number("seen", 9)
                .number("p-value", 7);
        openAlarms.entrySet().stream().limit(max).forEach(entry -> {
            SeriesAlarm alarm = entry.getValue();
            table.row(
                    entry.getKey(),
                    Instant.ofEpochMilli(alarm.since())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString(),
                    Alert.text(alarm.detector()),
                    NumberFormatter.brief(alarm.evidence().expected()),
                    NumberFormatter.brief(alarm.evidence().seen()),
                    NumberFormatter.brief(alarm.evidence().pValue()));
        });
        List<String> lines = new ArrayList<>(table.lines());
        if (openAlarms.size() > max) {
            lines.add("… and " + (openAlarms.size() - max) + " more alarms");
        }
        return lines;
    }

    /** Returns the number of observations whose forecasts were read. */
    public synchronized long forecasts() {
        return views.values().stream().mapToLong(TailedSeries::forecasts).sum();
    }

    /** Returns all series, in order. */
    public synchronized Collection<TailedSeries> views() {
        return List.copyOf(views.values());
    }

    /**
     * Returns the table, and below it the meaning of its columns.
     *
     * @param max the maximum number of rows
     * @param palette marks an error below that of the naive forecast as good, and one above it as bad
     */
    public synchronized List<String> lines(int max, Palette palette) {
        TextTable table = new TextTable(palette)
                .name("series", 23)
                .number("records", 8)
                .number("observed", 9)
                .number("forecast", 9)
                .number("rmse", 9)
                .number("naive", 9)
                .number("labels", 7);
        views.values().stream()
                .limit(max)
                .forEach(view -> table.row(
                                view.title(),
                                Long.toString(view.forecasts()),
                                shown(view.observed()),
                                shown(view.prediction()),
                                shown(Math.sqrt(view.mse())),
                                shown(Math.sqrt(view.naiveMse())),
                                Long.toString(view.labels()))
                        .look(RMSE, rmse -> judged(view, rmse, palette)));
        List<String> lines = new ArrayList<>(table.lines());
        if (views.size() > max) {
            lines.add("… and " + (views.size() - max) + " more");
        }
        return lines;
    }

    private static String judged(TailedSeries view, String rmse, Palette palette) {
        if (view.mse() < view.naiveMse()) {
            return palette.good(rmse);
        }
        return view.mse() > view.naiveMse() ? palette.bad(rmse) : rmse;
    }

    private static String shown(double number) {
        return Double.isNaN(number) ? "-" : NumberFormatter.brief(number);
    }

    private TailedSeries view(String series) {
        return views.computeIfAbsent(series, TailedSeries::new);
    }
}

package io.spindrift.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the column of times: the named one, otherwise the first whose fields are all dates or times, otherwise one of whole
 * numbers that can only be times.
 */
final class TimeColumnFinder {
    private static final Set<String> TIME_NAMES = Set.of(
            "time",
            "timestamp",
            "ts",
            "t",
            "date",
            "datetime",
            "date_time",
            "date time",
            "when",
            "day",
            "epoch",
            "unix",
            "unixtime",
            "unix_time",
            "utc",
            "month",
            "year",
            "_time",
            "time_stamp",
            "event_time",
            "eventtime",
            "created_at",
            "at",
            "ds",
            "time_ms",
            "time_s",
            "time_us",
            "time_ns",
            "timestamp_s",
            "timestamp_ms",
            "timestamp_us",
            "timestamp_ns",
            "epoch_s",
            "epoch_ms",
            "epoch_us",
            "epoch_ns",
            "unix_timestamp",
            "open_time",
            "period");
    private static final Set<String> INDEX_NAMES =
            Set.of("index", "idx", "id", "row", "no", "nr", "number", "#", "unnamed: 0", "step", "i", "n");

    private static final String YEAR_NAME = "year";

    private final Path file;
    private final CsvFormat.Times times;
    private final List<ColumnCheck> columns;
    private final Set<Integer> left;

    /**
     * @param columns all columns of the file
     * @param left the positions of columns that are used only if they are named
     */
    TimeColumnFinder(Path file, CsvFormat.Times times, List<ColumnCheck> columns, Set<Integer> left) {
        this.file = file;
        this.times = times;
        this.columns = columns;
        this.left = left;
    }

    /** Returns whether the name of a column says that it has times. */
    static boolean isTimeName(String name) {
        return TIME_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns whether the name of a column says that it counts rows. */
    static boolean isIndexName(String name) {
        return INDEX_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the column of times, if there is one. */
    Optional<TimeColumn> find() {
        if (times.none()) {
            return Optional.empty();
        }
        if (times.named()) {
            return Optional.of(named());
        }
        Optional<TimeColumn> complete = firstComplete();
        if (complete.isPresent()) {
            return complete;
        }
        for (int i = 0; i < columns.size(); i++) {
            Optional<TimeTrial> trial =
                    left.contains(i) ? Optional.empty() : columns.get(i).timesOfText();
            if (trial.isPresent() && (columns.get(i).failureOf(trial.get()) != null || isAmbiguous(i, trial.get()))) {
                requireTimes(columns.get(i), trial.get());
            }
        }
        return ofNumbers();
    }

    private boolean isAmbiguous(int column, TimeTrial trial) {
        return times.form() == null && columns.get(column).isAmbiguous(trial);
    }

    private Optional<TimeColumn> firstComplete() {
        for (int i = 0; i < columns.size(); i++) {
            ColumnCheck column = columns.get(i);
            Optional<TimeTrial> trial = left.contains(i) ? Optional.empty() : column.timesOfText();
            if (trial.isPresent() && isComplete(column, trial.get()) && !isAmbiguous(i, trial.get())) {
                return Optional.of(of(i, trial.get()));
            }
        }
        return Optional.empty();
    }

    private TimeColumn named() {
        for (int i = 0; i < columns.size(); i++) {
            ColumnCheck column = columns.get(i);
            if (column.name().equals(times.column())) {
                Optional<TimeTrial> texts = column.timesOfText();
                Optional<TimeTrial> numbers = column.timesOfNumbers();
                TimeTrial best = texts.isPresent()
                                && (numbers.isEmpty()
                                        || texts.get().fitting().count()
                                                > numbers.get().fitting().count())
                        ? texts.get()
                        : numbers.orElse(null);
                requireTimes(column, best);
                return of(i, best);
            }
        }
        throw new IllegalStateException("the column of times was looked for before");
    }

    /**
     * Returns the columns of whole numbers that are certainly times: by name, or by equal steps from the first column on. A
     * column of times by its name with a field that is not a time is an error, because it must not become a series of values.
     */
    private Optional<TimeColumn> ofNumbers() {
        for (int i = 0; i < columns.size(); i++) {
            ColumnCheck column = columns.get(i);
            Optional<TimeTrial> trial = left.contains(i) ? Optional.empty() : column.timesOfNumbers();
            if (trial.isPresent()
                    && isComplete(column, trial.get())
                    && (hasTimesByName(column, trial.get()) || isRegularFirst(i, column, trial.get()))) {
                return Optional.of(of(i, trial.get()));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            ColumnCheck column = columns.get(i);
            Optional<TimeTrial> trial = left.contains(i) ? Optional.empty() : column.timesOfNumbers();
            if (trial.isPresent() && hasTimesByName(column, trial.get())) {
                requireTimes(column, trial.get());
            }
        }
        return Optional.empty();
    }

    private static boolean isComplete(ColumnCheck column, TimeTrial trial) {
        return column.failureOf(trial) == null && !column.missing().any();
    }

    /**
     * Returns whether the name says time and at least half of the fields are times. The order matters only for years, because
     * any whole numbers may look like years.
     */
    private boolean hasTimesByName(ColumnCheck column, TimeTrial trial) {
        TimeOrder order = trial.order();
        boolean years = trial.form() == TimeForms.YEARS
                && times.form() == null
                && !column.name().equalsIgnoreCase(YEAR_NAME);
        boolean certain = !years || isComplete(column, trial) && (order.ascendsStrictly() || order.descendsStrictly());
        return isTimeName(column.name()) && certain && column.isMostly(trial);
    }

    private static boolean isRegularFirst(int index, ColumnCheck column, TimeTrial trial) {
        TimeOrder order = trial.order();
        return index == 0
                && !isIndexName(column.name())
                && trial.form() != TimeForms.YEARS
                && column.present().count() > 2
                && order.isMostlyOneWay()
                && order.isRegular()
                && order.isOfThisCentury();
    }

    /** Returns whether a column has epochs or compact dates and a name that says time, so that its numbers are not values. */
    static boolean isTimeByNumbers(ColumnCheck column) {
        return isTimeName(column.name())
                && column.timesOfNumbers()
                        .filter(trial -> TimeForms.isCertain(trial.form()) && column.isMostly(trial))
                        .isPresent();
    }

    private void requireTimes(ColumnCheck column, TimeTrial trial) {
        if (trial == null) {
            FoundText first = column.present().any() ? column.present() : column.missing();
            throw position(first, column).expected("a time", first.text(), LooksLike.time(first.text()));
        }
        FoundText failure = FoundText.first(column.failureOf(trial), column.missing());
        if (failure != null) {
            String like = trial.form().name() + " as in line " + trial.fitting().line();
            throw position(failure, column)
                    .expected("a time (" + like + ")", failure.text(), LooksLike.time(failure.text()));
        }
        if (times.form() == null && column.isAmbiguous(trial)) {
            FoundText first = trial.fitting();
            throw position(first, column)
                    .expected(
                            "dates whose day and month cannot be told apart",
                            first.text(),
                            "no date in the file has a day above 12; pass --time-format day-first or --time-format month-first");
        }
    }

    private FilePosition position(FoundText found, ColumnCheck column) {
        return new FilePosition(file, found.line(), column.name());
    }

    private TimeColumn of(int index, TimeTrial trial) {
        return new TimeColumn(columns.get(index).name(), index, trial.form(), trial.order());
    }
}

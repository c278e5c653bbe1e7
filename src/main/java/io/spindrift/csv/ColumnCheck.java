package io.spindrift.csv;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Counts the fields of one column by kind, and keeps the position of the first field of each kind. */
final class ColumnCheck {
    private static final Pattern HUNDREDS = Pattern.compile("[+-]?[1-9]\\d\\d");

    private final String name;
    private final MissingWords words;
    private final boolean counted;
    private final Map<NumberShape, FoundText> shapes = new EnumMap<>(NumberShape.class);
    private final FoundText present = new FoundText();
    private final FoundText missing = new FoundText();
    private final FoundText percent = new FoundText();
    private final FoundText noPercent = new FoundText();
    private final FoundText different = new FoundText();
    private final FoundText hundreds = new FoundText();
    private final List<TimeTrial> ofText;
    private final List<TimeTrial> ofNumbers;
    private boolean countsUp = true;
    private long lastWhole;

    /**
     * @param name the name of the column
     * @param words the words for missing values
     * @param ofText the forms of times that are tried on texts
     * @param ofNumbers the forms of times that are tried on all fields
     */
    ColumnCheck(String name, MissingWords words, List<TimeForm> ofText, List<TimeForm> ofNumbers) {
        this.name = name;
        this.words = words;
        this.counted = !ofNumbers.isEmpty();
        this.ofText = ofText.stream().map(form -> new TimeTrial(form, false)).toList();
        boolean byAllRows = TimeColumnFinder.isTimeName(name);
        this.ofNumbers =
                ofNumbers.stream().map(form -> new TimeTrial(form, byAllRows)).toList();
    }

    /** Adds the field of the next row, without blanks around it. */
    void add(long line, String text) {
        if (words.contain(text)) {
            missing.add(line, text);
            countsUp = false;
            return;
        }
        present.add(line, text);
        if (!text.equals(present.text())) {
            different.add(line, text);
        }
        NumberShape shape = numberShape(line, text);
        shapes.computeIfAbsent(shape, any -> new FoundText()).add(line, text);
        if (shape == NumberShape.OTHER) {
            ofText.forEach(trial -> trial.add(line, text));
        }
        if (counted) {
            ofNumbers.forEach(trial -> trial.add(line, text));
            count(shape, text);
        }
    }

    private NumberShape numberShape(long line, String text) {
        boolean hasSign = text.endsWith("%");
        String number = withoutPercent(text);
        NumberShape shape = NumberShape.of(number);
        if (shape == NumberShape.PLAIN && HUNDREDS.matcher(number).matches()) {
            hundreds.add(line, text);
        }
        if (shape.isNumber()) {
            (hasSign ? percent : noPercent).add(line, text);
            boolean large = !new NumberText(
                            shape.fits(CsvFormat.DecimalMark.POINT)
                                    ? CsvFormat.DecimalMark.POINT
                                    : CsvFormat.DecimalMark.COMMA)
                    .reads(number);
            return large ? NumberShape.OTHER : shape;
        }
        return shape;
    }

    /** A number without its percent sign. */
    static String withoutPercent(String text) {
        return text.endsWith("%") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    private void count(NumberShape shape, String text) {
        if (!countsUp) {
            return;
        }
        boolean whole = shape == NumberShape.PLAIN && text.matches("\\d{1,18}");
        long number = whole ? Long.parseLong(text) : -1;
        countsUp = whole && (present.count() == 1 || number == lastWhole + 1);
        lastWhole = number;
    }

    String name() {
        return name;
    }

    /** Returns the number of fields that are not missing values. */
    FoundText present() {
        return present;
    }

    FoundText missing() {
        return missing;
    }

    /** Returns the number of fields that differ from the first. */
    FoundText different() {
        return different;
    }

    boolean hasPercent() {
        return percent.any();
    }

    /** Returns whether the column has whole numbers that count its rows. */
    boolean countsRows() {
        return counted && countsUp && present.count() > 1;
    }

    long count(NumberShape shape) {
        FoundText found = shapes.get(shape);
        return found == null ? 0 : found.count();
    }

    /** Returns whether some numbers are in groups, or have a decimal point, next to numbers from 100 to 999 without a point. */
    boolean mayHavePointGroups() {
        return count(NumberShape.POINT_OR_GROUPS) > 0 && hundreds.any();
    }

    /** Returns the number of fields that are neither numbers nor missing values. */
    FoundText texts() {
        return shapes.getOrDefault(NumberShape.OTHER, new FoundText());
    }

    /** Returns whether at least half of the non-empty fields are numbers. */
    boolean isNumbers() {
        return present.any() && 2 * texts().count() <= present.count();
    }

    /** Returns the form that most of its texts have as times, if at least half of the non-empty fields have it. */
    Optional<TimeTrial> timesOfText() {
        return best(ofText).filter(trial -> 2 * trial.fitting().count() >= present.count());
    }

    /** Returns the form that its numbers have as times; the form of all fields, if a form was given. */
    Optional<TimeTrial> timesOfNumbers() {
        return best(ofNumbers);
    }

    /** Returns whether at least half of the non-empty fields are times of a form, or of the same form in another unit. */
    boolean isMostly(TimeTrial trial) {
        long times = TimeForms.EPOCHS.contains(trial.form())
                ? ofNumbers.stream()
                        .filter(each -> TimeForms.EPOCHS.contains(each.form()))
                        .mapToLong(each -> each.fitting().count())
                        .sum()
                : trial.fitting().count();
        return 2 * times >= present.count();
    }

    private static Optional<TimeTrial> best(List<TimeTrial> trials) {
        TimeTrial best = null;
        for (TimeTrial trial : trials) {
            if (trial.fitting().any()
                    && (best == null || trial.fitting().count() > best.fitting().count())) {
                best = trial;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns whether the texts are dates whose day and month cannot be told apart. */
    boolean isAmbiguous(TimeTrial best) {
        return best.form() == TimeForms.DAY_FIRST
                && ofText.stream()
                        .filter(trial -> trial.form() == TimeForms.MONTH_FIRST)
                        .anyMatch(trial ->
                                trial.fitting().count() == best.fitting().count());
    }

    /** Returns the first field that is neither a time of a form nor a missing value, or null. */
    FoundText failureOf(TimeTrial trial) {
        FoundText numbers = null;
        if (ofText.contains(trial)) {
            for (Map.Entry<NumberShape, FoundText> shape : shapes.entrySet()) {
                numbers = shape.getKey().isNumber() ? FoundText.first(numbers, shape.getValue()) : numbers;
            }
        }
        return FoundText.first(numbers, trial.failures());
    }

    /** Returns the first field that is not a number with a decimal mark, or null. */
    FoundText failureOf(NumberText numbers) {
        FoundText first = null;
        for (Map.Entry<NumberShape, FoundText> shape : shapes.entrySet()) {
            first = numbers.fits(shape.getKey()) ? first : FoundText.first(first, shape.getValue());
        }
        return first;
    }

    /**
     * Returns the first field with a percent sign if most have none, or the first without one if most have it; null if all are
     * alike.
     */
    FoundText oddPercent() {
        if (!percent.any() || !noPercent.any()) {
            return null;
        }
        return percent.count() < noPercent.count() ? percent : noPercent;
    }
}

package io.spindrift.csv;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All fields of one column, by what they look like: of each kind how many there are, and where the first is. */
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
     * @param name of the column
     * @param words for missing values
     * @param ofText forms of times that are tried on texts
     * @param ofNumbers forms of times that are tried on all fields
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

    /** Takes the field of the next row, without blanks around it. */
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

    /** Fields that are no missing values. */
    FoundText present() {
        return present;
    }

    FoundText missing() {
        return missing;
    }

    /** Fields that differ from the first. */
    FoundText different() {
        return different;
    }

    boolean hasPercent() {
        return percent.any();
    }

    /** Whether the column has whole numbers that count its rows. */
    boolean countsRows() {
        return counted && countsUp && present.count() > 1;
    }

    long count(NumberShape shape) {
        FoundText found = shapes.get(shape);
        return found == null ? 0 : found.count();
    }

    /** Whether some numbers are in groups, or have a point for decimals, next to numbers from 100 to 999 without a point. */
    boolean mayHavePointGroups() {
        return count(NumberShape.POINT_OR_GROUPS) > 0 && hundreds.any();
    }

    /** Fields that are neither numbers nor missing values. */
    FoundText texts() {
        return shapes.getOrDefault(NumberShape.OTHER, new FoundText());
    }

    /** Whether at least half of the fields that have something are numbers. */
    boolean isNumbers() {
        return present.any() && 2 * texts().count() <= present.count();
    }

    /** The form that most of its texts have as times, if at least half of the fields that have something have it. */
    Optional<TimeTrial> timesOfText() {
        return best(ofText).filter(trial -> 2 * trial.fitting().count() >= present.count());
    }

    /** The form that its numbers have as times; of all fields, where a form was given. */
    Optional<TimeTrial> timesOfNumbers() {
        return best(ofNumbers);
    }

    /** Whether at least half of the fields that have something are times of a form, or of the same in another unit. */
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

    /** Whether the texts are dates of which day and month cannot be told apart. */
    boolean isAmbiguous(TimeTrial best) {
        return best.form() == TimeForms.DAY_FIRST
                && ofText.stream()
                        .filter(trial -> trial.form() == TimeForms.MONTH_FIRST)
                        .anyMatch(trial ->
                                trial.fitting().count() == best.fitting().count());
    }

    /** The first field that is neither a time of a form nor a missing value, or null. */
    FoundText failureOf(TimeTrial trial) {
        FoundText numbers = null;
        if (ofText.contains(trial)) {
            for (Map.Entry<NumberShape, FoundText> shape : shapes.entrySet()) {
                numbers = shape.getKey().isNumber() ? FoundText.first(numbers, shape.getValue()) : numbers;
            }
        }
        return FoundText.first(numbers, trial.failures());
    }

    /** The first field that is no number with a decimal mark, or null. */
    FoundText failureOf(NumberText numbers) {
        FoundText first = null;
        for (Map.Entry<NumberShape, FoundText> shape : shapes.entrySet()) {
            first = numbers.fits(shape.getKey()) ? first : FoundText.first(first, shape.getValue());
        }
        return first;
    }

    /** The first field that has a percent sign while most have none, or the other way round; null where all are alike. */
    FoundText oddPercent() {
        if (!percent.any() || !noPercent.any()) {
            return null;
        }
        return percent.count() < noPercent.count() ? percent : noPercent;
    }
}

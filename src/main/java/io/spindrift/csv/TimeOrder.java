package io.spindrift.csv;

import java.util.HashMap;
import java.util.Map;

/** The order of the times of rows, and their distances. */
final class TimeOrder {
    /** The maximum number of different steps that are counted. A file with more has no usual step. */
    private static final int STEPS_MAX = 1000;

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long YEAR = 365 * DAY;
    private static final long YEAR_2000 = 10_957 * DAY;
    private static final long YEAR_2100 = 47_482 * DAY;

    /** Represent steps of the calendar, whose lengths differ. */
    private static final long MONTH_STEP = -1;

    private static final long YEAR_STEP = -2;

    private final Map<Long, FoundText> steps = new HashMap<>();
    private final FoundText back = new FoundText();
    private final FoundText repeated = new FoundText();
    private long count;
    private long ahead;
    private long last;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private final FoundText before1970 = new FoundText();

    /** Adds the time of the next row. */
    void add(long millis, long line, String text) {
        if (count++ > 0) {
            step(millis - last, line, text);
        }
        if (millis < 0) {
            before1970.add(line, text);
        }
        earliest = Math.min(earliest, millis);
        latest = Math.max(latest, millis);
        last = millis;
    }

    private void step(long step, long line, String text) {
        if (step < 0) {
            back.add(line, text);
        } else if (step == 0) {
            repeated.add(line, text);
        } else {
            ahead++;
        }
        long size = calendar(Math.abs(step));
        if (step != 0 && (steps.size() < STEPS_MAX || steps.containsKey(size))) {
            steps.computeIfAbsent(size, any -> new FoundText()).add(line, text);
        }
    }

    private static long calendar(long step) {
        if (step % DAY != 0) {
            return step;
        }
        long days = step / DAY;
        if (days >= 28 && days <= 31) {
            return MONTH_STEP;
        }
        return days == 365 || days == 366 ? YEAR_STEP : step;
    }

    /** Returns whether more rows are earlier than their predecessor than are later. */
    boolean descends() {
        return back.count() > ahead;
    }

    /** Returns whether every row is later than its predecessor. */
    boolean ascendsStrictly() {
        return back.count() + repeated.count() == 0;
    }

    /** Returns whether every row is earlier than its predecessor. */
    boolean descendsStrictly() {
        return ahead + repeated.count() == 0;
    }

    /** Returns whether at most one step of ten has another direction than the others. */
    boolean isMostlyOneWay() {
        return 10 * (back.count() + repeated.count()) <= count - 1 || 10 * (ahead + repeated.count()) <= count - 1;
    }

    /** Returns whether nine steps of ten are equally long. */
    boolean isRegular() {
        FoundText usual = steps.get(usualStep());
        return usual != null && 10 * usual.count() >= 9 * (count - 1);
    }

    /** Returns whether rows run backwards, or one of ten repeats the time of its predecessor. */
    boolean isMixed() {
        return back.any() || 10 * repeated.count() > count;
    }

    /** Returns whether all times are from 2000 to 2099. */
    boolean isOfThisCentury() {
        return earliest >= YEAR_2000 && latest < YEAR_2100;
    }

    /** Returns the earliest time, for messages about times before 1970. */
    long earliest() {
        return earliest;
    }

    /** Returns the first line whose time is before 1970; 0 if there is none. */
    long lineBefore1970() {
        return before1970.line();
    }

    String textBefore1970() {
        return before1970.text();
    }

    /** Returns the first line that is earlier than its predecessor. */
    long lineBack() {
        return back.line();
    }

    String textBack() {
        return back.text();
    }

    /** Returns the number of steps that go back, and of all steps. */
    String backInWords() {
        return back.count() + " of " + (count - 1) + " steps go back";
    }

    private long usualStep() {
        return steps.entrySet().stream()
                .max((one, other) ->
                        Long.compare(one.getValue().count(), other.getValue().count()))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    /** Returns a description such as "1 h apart, ascending", with all exceptions. */
    String inWords() {
        if (count < 2) {
            return "one row";
        }
        StringBuilder words = new StringBuilder();
        long usual = usualStep();
        FoundText usualSteps = steps.get(usual);
        if (usualSteps != null) {
            boolean all = usualSteps.count() == count - 1 - repeated.count();
            words.append(all ? "" : "mostly ").append(inUnits(usual)).append(" apart, ");
        }
        words.append(direction());
        words.append(longer(usual));
        if (back.count() > 0 && !descendsStrictly()) {
            words.append("; ")
                    .append(times(back.count(), "row is", "rows are"))
                    .append(" earlier than the one before, first in line ");
            words.append(back.line());
        }
        if (repeated.count() > 0) {
            words.append("; ")
                    .append(times(repeated.count(), "row repeats", "rows repeat"))
                    .append(" the time of the one before, first in line ");
            words.append(repeated.line());
        }
        return words.toString();
    }

    private String direction() {
        if (back.count() == 0) {
            return ahead == 0 ? "all the same" : "ascending";
        }
        return ahead == 0 ? "descending" : "not in order";
    }

    private String longer(long usual) {
        long size = length(usual);
        long gaps = 0;
        long line = Long.MAX_VALUE;
        for (Map.Entry<Long, FoundText> step : steps.entrySet()) {
            if (length(step.getKey()) > size) {
                gaps += step.getValue().count();
                line = Math.min(line, step.getValue().line());
            }
        }
        return gaps == 0 ? "" : "; " + times(gaps, "gap", "gaps") + ", first before line " + line;
    }

    private static String times(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    private static long length(long step) {
        if (step == MONTH_STEP) {
            return 31 * DAY;
        }
        return step == YEAR_STEP ? YEAR + DAY : step;
    }

    private static String inUnits(long step) {
        if (step == MONTH_STEP) {
            return "1 month";
        }
        if (step == YEAR_STEP) {
            return "1 year";
        }
        if (step % DAY == 0) {
            return step / DAY + " d";
        }
        if (step % HOUR == 0) {
            return step / HOUR + " h";
        }
        if (step % MINUTE == 0) {
            return step / MINUTE + " min";
        }
        return step % SECOND == 0 ? step / SECOND + " s" : step + " ms";
    }
}

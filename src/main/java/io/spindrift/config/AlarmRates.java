package io.spindrift.config;

import io.spindrift.model.alarm.AlarmRate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of rates of alarms: {@code 1/week}, {@code 2/day}, {@code 1/1000 records}, {@code none}. */
final class AlarmRates {
    private static final String NONE = "none";
    private static final Pattern BY_TIME = Pattern.compile("(\\d{1,9})\\s*/\\s*(minute|hour|day|week|month|year)");
    private static final Pattern BY_RECORDS = Pattern.compile("(\\d{1,9})\\s*/\\s*(\\d{1,12})\\s*records?");
    private static final double DAY = 86_400_000;
    private static final Map<String, Double> MILLIS = Map.of(
            "minute", 60_000.0, "hour", 3_600_000.0, "day", DAY, "week", 7 * DAY, "month", 30 * DAY, "year", 365 * DAY);

    private AlarmRates() {}

    /** Returns a rate; empty if the text is none. */
    static Optional<AlarmRate> parse(String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        if (trimmed.equals(NONE)) {
            return Optional.of(AlarmRate.NONE);
        }
        Matcher byTime = BY_TIME.matcher(trimmed);
        if (byTime.matches()) {
            return rate(0, Double.parseDouble(byTime.group(1)) / MILLIS.get(byTime.group(2)));
        }
        Matcher byRecords = BY_RECORDS.matcher(trimmed);
        return byRecords.matches()
                ? rate(Double.parseDouble(byRecords.group(1)) / Double.parseDouble(byRecords.group(2)), 0)
                : Optional.empty();
    }

    private static Optional<AlarmRate> rate(double perRecord, double perMilli) {
        double given = perRecord + perMilli;
        return given > 0 && given < 1 ? Optional.of(new AlarmRate(perRecord, perMilli)) : Optional.empty();
    }
}

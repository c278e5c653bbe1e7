package io.spindrift.config;

import io.spindrift.model.forecaster.ForecasterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads horizons as users write them: numbers and ranges, {@code 1-24,48}. */
final class HorizonRanges {
    static final int MAX = ForecasterSettings.MAX_HORIZON;
    static final String EXPECTED =
            "whole numbers from 1 to " + MAX + " or ranges of them, ascending, separated by commas";

    private static final Pattern ITEM = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");

    private HorizonRanges() {}

    /** Returns the horizons, ascending; empty if these are no such items. */
    static Optional<List<Integer>> parse(List<?> items) {
        List<Integer> horizons = new ArrayList<>();
        int before = 0;
        for (Object item : items) {
            Matcher matcher = ITEM.matcher(item.toString().trim());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first <= before || last < first || last > MAX) {
                return Optional.empty();
            }
            for (int horizon = first; horizon <= last; horizon++) {
                horizons.add(horizon);
            }
            before = last;
        }
        return horizons.isEmpty() ? Optional.empty() : Optional.of(horizons);
    }
}

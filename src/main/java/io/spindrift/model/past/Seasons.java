package io.spindrift.model.past;

import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;
import java.util.List;

/**
 * The seasons that a series is looked at with.
 *
 * @param lengths in observations, ascending, each 2 to {@value #MAX_LENGTH}, 1 to {@value #MAX_COUNT} of them
 */
public record Seasons(List<Integer> lengths) {
    /** The longest season. */
    public static final int MAX_LENGTH = 2000;

    /** The most seasons. */
    public static final int MAX_COUNT = 12;

    private static final int MAX_CYCLE = 4032;

    /** A week of days, a year of months, days of hours down to five minutes, weeks of hours and half hours. */
    public static final Seasons DEFAULT = new Seasons(List.of(7, 12, 24, 48, 96, 144, 168, 288, 336));

    public Seasons {
        lengths = List.copyOf(lengths);
        int before = 1;
        for (int length : lengths) {
            if (length <= before || length > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "seasons: expected lengths from 2 to " + MAX_LENGTH + ", ascending, got " + lengths);
            }
            before = length;
        }
        if (lengths.isEmpty() || lengths.size() > MAX_COUNT) {
            throw new IllegalArgumentException("seasons: expected 1 to " + MAX_COUNT + " of them, got " + lengths);
        }
    }

    /** How many seasons there are. */
    public int count() {
        return lengths.size();
    }

    /** S of a season. */
    public int length(int season) {
        return lengths.get(season);
    }

    /** S' = ⌈h/S⌉ S: the least number of whole seasons that is no less than a horizon. */
    public int back(int season, int horizon) {
        int length = length(season);
        // Nearly always one season: a division takes longer than to see that.
        return horizon <= length ? length : (horizon + length - 1) / length * length;
    }

    /** How far back a horizon looks, in observations, by all seasons. */
    public int reach(int horizon) {
        int reach = 0;
        for (int s = 0; s < count(); s++) {
            reach = Math.max(reach, back(s, horizon));
        }
        return reach;
    }

    /** Whether a number of rows is a season. */
    public boolean isWhole(int rows) {
        return lengths.contains(rows);
    }

    /**
     * After how many rows all seasons repeat, if that is at most {@value #MAX_CYCLE}; else a multiple of the longest season that is not
     * longer.
     */
    public int cycle() {
        long cycle = 1;
        for (int length : lengths) {
            long common = cycle / gcd(cycle, length) * length;
            if (common > MAX_CYCLE) {
                int longest = length(count() - 1);
                return MAX_CYCLE / longest * longest;
            }
            cycle = common;
        }
        return (int) cycle;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Whether the neighbors of the value one season before are regressors as well: for days and weeks of hours and of half hours. */
    public boolean wide(int season) {
        return switch (length(season)) {
            case 24, 48, 168, 336 -> true;
            default -> false;
        };
    }

    /** Saves these, or restores stored ones. */
    public Seasons visit(FieldVisitor fields) {
        int stored = fields.int32("settings.seasons", count(), 1, MAX_COUNT);
        Integer[] restored = new Integer[stored];
        for (int s = 0; s < stored; s++) {
            restored[s] = fields.int32("settings.season", s < count() ? length(s) : 2, 2, MAX_LENGTH);
        }
        return new Seasons(Arrays.asList(restored));
    }
}

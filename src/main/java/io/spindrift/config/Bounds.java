package io.spindrift.config;

import io.spindrift.model.numeric.PlainNumber;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.scale.ForecastBounds;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** Validators whose text describes the values that they accept. All of them reject NaN. */
final class Bounds {

    private Bounds() {}

    private interface Test {
        boolean holds(Object value);
    }

    /** A validator whose text describes the values that it accepts. */
    private record Bound(String expected, Test test) implements Validator {
        @Override
        public void ensureValid(String name, Object value) {
            // A null value is a default that another class decides.
            if (value != null && !test.holds(value)) {
                throw new ConfigException(name + ": expected " + expected + ", got " + shown(value));
            }
        }

        private static String shown(Object value) {
            return value instanceof Double number ? PlainNumber.text(number) : value.toString();
        }

        @Override
        public String toString() {
            return expected;
        }
    }

    static Validator between(long min, long max) {
        return new Bound(min + " to " + max, value -> {
            long number = ((Number) value).longValue();
            return number >= min && number <= max;
        });
    }

    /** Accepts one special number, or a number within bounds. */
    static Validator either(long special, long min, long max) {
        return new Bound(special + ", or " + min + " to " + max, value -> {
            long number = ((Number) value).longValue();
            return number == special || number >= min && number <= max;
        });
    }

    /** Accepts 0, or a number within bounds. */
    static Validator zeroOr(double min, double max) {
        return new Bound("0, or " + PlainNumber.text(min) + " to " + PlainNumber.text(max), value -> {
            double number = ((Number) value).doubleValue();
            return number == 0 || number >= min && number <= max;
        });
    }

    static Validator atLeast(long min) {
        return new Bound("at least " + min, value -> ((Number) value).longValue() >= min);
    }

    static Validator inclusive(double min, double max) {
        return new Bound(PlainNumber.text(min) + " to " + PlainNumber.text(max), value -> {
            double number = ((Number) value).doubleValue();
            return number >= min && number <= max;
        });
    }

    static Validator above(double min, double max) {
        return new Bound("above " + PlainNumber.text(min) + ", at most " + PlainNumber.text(max), value -> {
            double number = ((Number) value).doubleValue();
            return number > min && number <= max;
        });
    }

    /** Accepts the numbers that values and labels may be. */
    static Validator values() {
        return new Bound("within ±10^100", value -> Math.abs(((Number) value).doubleValue()) <= ForecastBounds.MAX);
    }

    static Validator notEmpty() {
        return new Bound("a text", value -> value != null && !value.toString().isBlank());
    }

    static Validator notEmptyList() {
        return new Bound("at least one host:port", value -> value instanceof List<?> list && !list.isEmpty());
    }

    static Validator anyList() {
        return new Bound("names, separated by commas", value -> value instanceof List<?>);
    }

    static Validator pointers() {
        return new Bound(
                "JSON pointers, separated by commas", value -> value instanceof List<?> list && !list.isEmpty());
    }

    static Validator oneOf(String... choices) {
        return new Bound(String.join(", ", choices), value -> List.of(choices).contains(value.toString()));
    }

    static Validator horizons() {
        return new Bound(
                HorizonRanges.EXPECTED,
                value -> HorizonRanges.parse((List<?>) value).isPresent());
    }

    static Validator seasons() {
        return ascending(2, Seasons.MAX_LENGTH, Seasons.MAX_COUNT);
    }

    private static Validator ascending(long min, long max, int count) {
        String expected = "whole numbers from " + min + " to " + max + ", ascending, separated by commas";
        return new Bound(expected + (count < max ? ", at most " + count : ""), value -> {
            List<?> items = (List<?>) value;
            long before = min - 1;
            for (Object item : items) {
                String text = item.toString().trim();
                if (!text.matches("[0-9]{1,4}") || Long.parseLong(text) <= before || Long.parseLong(text) > max) {
                    return false;
                }
                before = Long.parseLong(text);
            }
            return !items.isEmpty() && items.size() <= count;
        });
    }

    static Validator levels() {
        return shares(0.01);
    }

    static Validator probabilities() {
        return shares(0.001);
    }

    static Validator alarmRate() {
        return new Bound(
                "a rate as 1/week, 2/day or 1/1000 records, or none",
                value -> AlarmRates.parse(value.toString()).isPresent());
    }

    /** Accepts spans in which alarms are ignored. Names the first item that is none. */
    static Validator spans() {
        return new Validator() {
            @Override
            public void ensureValid(String name, Object value) {
                try {
                    IgnoredSpansText.parse((List<?>) value, ZoneOffset.UTC);
                } catch (IllegalArgumentException e) {
                    throw new ConfigException(name + ": " + e.getMessage());
                }
            }

            @Override
            public String toString() {
                return IgnoredSpansText.EXPECTED;
            }
        };
    }

    static Validator zone() {
        return new Bound("a time zone as UTC, +01:00 or Europe/Berlin", value -> {
            try {
                ZoneId.of(value.toString().trim());
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        });
    }

    private static Validator shares(double min) {
        return new Bound("at most 9 numbers from " + min + " to 0.999, ascending, separated by commas", value -> {
            List<?> list = (List<?>) value;
            double before = 0;
            for (Object item : list) {
                String text = item.toString().trim();
                if (!text.matches("0?\\.[0-9]{1,6}")) {
                    return false;
                }
                double level = Double.parseDouble(text);
                if (!(level > before && level >= min && level <= 0.999)) {
                    return false;
                }
                before = level;
            }
            return list.size() <= 9;
        });
    }
}

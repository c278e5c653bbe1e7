package io.spindrift.web;

import io.spindrift.live.SeriesSummary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The order of a list of series. Series without the metric come last. */
enum Order {
    /** By name. */
    NAME(Comparator.comparing(SeriesSummary::series)),
    /** The largest error relative to the naive forecast first. */
    ERROR(descending(SeriesSummary::errorRatio)),
    /** The lowest coverage first. */
    COVERAGE(descending(summary -> -summary.coverage())),
    /** The smallest p-value of the last label first. */
    P_VALUE(descending(summary -> -summary.pValue())),
    /** The alarm that began last first. */
    ALARM(descending(
            summary -> summary.alarm() == null ? Double.NaN : summary.alarm().since())),
    /** The most recent series first. */
    RECENT(descending(SeriesSummary::time));

    private final Comparator<SeriesSummary> comparator;

    Order(Comparator<SeriesSummary> comparator) {
        this.comparator = comparator;
    }

    Comparator<SeriesSummary> comparator() {
        return comparator.thenComparing(SeriesSummary::series);
    }

    /** @throws Problem if there is no such order */
    static Order of(String text) {
        if (text == null) {
            return NAME;
        }
        List<String> names = Arrays.stream(values()).map(Order::text).toList();
        if (!names.contains(text)) {
            throw Problem.badRequest("sort: expected one of " + names + ", got " + text);
        }
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Returns the name of this order in a query. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Comparator<SeriesSummary> descending(ToDoubleFunction<SeriesSummary> figure) {
        return Comparator.comparingDouble(summary -> {
            double value = figure.applyAsDouble(summary);
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
        });
    }
}

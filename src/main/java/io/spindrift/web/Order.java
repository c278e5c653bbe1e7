package io.spindrift.web;

import io.spindrift.live.SeriesSummary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** In what order series are listed; those without the figure last. */
enum Order {
    /** By name. */
    NAME(Comparator.comparing(SeriesSummary::series)),
    /** Those first whose error is largest beside that of the naive forecast. */
    ERROR(descending(SeriesSummary::errorRatio)),
    /** Those first that hold fewest labels in their intervals. */
    COVERAGE(descending(summary -> -summary.coverage())),
    /** Those first whose last label was most surprising. */
    P_VALUE(descending(summary -> -summary.pValue())),
    /** Those first that were seen last. */
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
        List<String> names = Arrays.stream(values())
                .map(order -> order.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        if (!names.contains(text)) {
            throw Problem.badRequest("sort: expected one of " + names + ", got " + text);
        }
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Comparator<SeriesSummary> descending(ToDoubleFunction<SeriesSummary> figure) {
        return Comparator.comparingDouble(summary -> {
            double value = figure.applyAsDouble(summary);
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
        });
    }
}

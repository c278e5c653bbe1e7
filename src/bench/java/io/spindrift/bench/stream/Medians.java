package io.spindrift.bench.stream;

import io.spindrift.backtest.Median;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures of paired rounds. */
final class Medians {
    private final List<Double> figures = new ArrayList<>();

    void add(double figure) {
        figures.add(figure);
    }

    int count() {
        return figures.size();
    }

    double median() {
        return Median.of(figures.stream().mapToDouble(Double::doubleValue));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(), Collections.min(figures), Collections.max(figures));
    }
}

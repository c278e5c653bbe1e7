package io.spindrift.reproduce;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Means of ratios. */
public final class Means {
    private Means() {}

    /** The geometric mean of those that are finite and above 0; NaN if there are none. */
    public static double geometric(Collection<Double> ratios) {
        List<Double> defined = ratios.stream()
                .filter(each -> Double.isFinite(each) && each > 0)
                .toList();
        return Math.exp(defined.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
    }

    /** The geometric mean, with the range of several below, as a cell shows them. */
    static String cell(Collection<Double> ratios) {
        String mean = ResultsSection.figure("%.2f", geometric(ratios));
        return ratios.size() < 2
                ? mean
                : mean + ResultsSection.range("%.2f", Collections.min(ratios), Collections.max(ratios));
    }

    /** The arithmetic mean; NaN of none. */
    public static double arithmetic(Collection<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}

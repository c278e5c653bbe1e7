package io.spindrift.reproduce;

import java.util.Collection;
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

    /** The arithmetic mean; NaN of none. */
    static double arithmetic(Collection<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}

package io.spindrift.model.series;

import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of the distributions of forecasts that are issued.
 *
 * @param levels of the prediction intervals, ascending, each from 0.01 to 0.999; at most 9
 * @param quantiles probabilities of the quantiles, ascending, each from 0.001 to 0.999; at most 9
 * @param alarms how many are accepted
 */
public record DistributionSettings(List<Double> levels, List<Double> quantiles, AlarmRate alarms) {
    private static final int MAX = 9;
    private static final double MIN_LEVEL = 0.01;
    private static final double MIN_PROBABILITY = 0.001;
    private static final double LAST = 0.999;

    public DistributionSettings {
        levels = ascending("intervalLevels", levels, MIN_LEVEL);
        quantiles = ascending("quantiles", quantiles, MIN_PROBABILITY);
    }

    /** Only intervals. */
    public static DistributionSettings ofLevels(List<Double> levels) {
        return new DistributionSettings(levels, List.of(), AlarmRate.NONE);
    }

    private static List<Double> ascending(String name, List<Double> numbers, double min) {
        List<Double> copy = List.copyOf(numbers);
        SeriesSettings.require(copy.size() <= MAX, name, "at most " + MAX, copy);
        double below = 0;
        for (double number : copy) {
            SeriesSettings.require(
                    number > below && number >= min && number <= LAST,
                    name,
                    "ascending, each " + min + " to " + LAST,
                    copy);
            below = number;
        }
        return copy;
    }

    /** Saves this, or restores stored settings. */
    public DistributionSettings visit(FieldVisitor fields) {
        return new DistributionSettings(
                visit(fields, "settings.intervalLevel", levels, MIN_LEVEL),
                visit(fields, "settings.quantile", quantiles, MIN_PROBABILITY),
                alarms.visit(fields));
    }

    private static List<Double> visit(FieldVisitor fields, String name, List<Double> numbers, double placeholder) {
        Double[] stored = new Double[fields.int32(name + "s", numbers.size(), 0, MAX)];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = fields.float64(name, i < numbers.size() ? numbers.get(i) : placeholder);
        }
        return Arrays.asList(stored);
    }
}

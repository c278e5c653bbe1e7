package io.spindrift.model.alarm;

import io.spindrift.model.distribution.ValueLevel;
import io.spindrift.model.state.FieldVisitor;
import java.util.EnumMap;
import java.util.Map;

/**
 * The four {@link Detector}s of a series. Their p-values make one, the harmonic mean:
 *
 * <pre>
 *     p = 4 / (1/p₁ + 1/p₂ + 1/p₃ + 1/p₄)                                                                             (BR)
 * </pre>
 *
 * <p>It needs no independence: a small p is about as frequent as its value says, whether the detectors see the same or not (Wilson, 2019). One
 * small p-value counts four times as much, as if corrected for four tests; four equal ones count as they are.
 */
public final class Detectors {
    private final ValueLevel values = new ValueLevel();
    private LevelDetector level = new LevelDetector();
    private VolatilityDetector volatility = new VolatilityDetector();

    /**
     * A forecast whose label an observation is.
     *
     * @param forecast as issued
     * @param pValue of its error, from 10⁻¹² to 1; NaN where no forecast waited for this label
     */
    public record Forecasted(double forecast, double pValue) {}

    /**
     * Takes an observation in, and returns how unusual it is.
     *
     * @param next forecast of the least horizon
     * @param farthest forecast of the farthest horizon; the same if there is only one
     */
    public Finding observe(double value, Forecasted next, Forecasted farthest) {
        double largest = values.largest();
        ValueLevel.Verdict verdict = values.observe(value);
        if (verdict == ValueLevel.Verdict.RESTART) {
            level = new LevelDetector();
            volatility = new VolatilityDetector();
            return ofForecasts(value, next, farthest);
        }
        return finding(value, next, farthest, level.observe(value, verdict), volatility(next, value, largest));
    }

    /** Returns how unusual an observation is to its forecasts, and takes nothing in. The arguments are those of {@link #observe}. */
    public static Finding ofForecasts(double value, Forecasted next, Forecasted farthest) {
        return finding(value, next, farthest, Evidence.none(value), Evidence.none(0));
    }

    private static Finding finding(
            double value, Forecasted next, Forecasted farthest, Evidence level, Evidence volatility) {
        Map<Detector, Evidence> evidence = new EnumMap<>(Detector.class);
        evidence.put(Detector.NEXT, of(next, value));
        evidence.put(Detector.FARTHEST, of(farthest, value));
        evidence.put(Detector.LEVEL, level);
        evidence.put(Detector.VOLATILITY, volatility);
        return finding(evidence);
    }

    private static Evidence of(Forecasted forecast, double value) {
        return Double.isNaN(forecast.pValue())
                ? Evidence.none(value)
                : new Evidence(forecast.pValue(), forecast.forecast(), value);
    }

    private Evidence volatility(Forecasted next, double value, double largest) {
        return Double.isNaN(next.pValue())
                ? Evidence.none(0)
                : volatility.observe(Math.abs(value - next.forecast()), largest);
    }

    private static Finding finding(Map<Detector, Evidence> evidence) {
        Detector least = Detector.NEXT;
        double inverses = 0;
        for (Map.Entry<Detector, Evidence> entry : evidence.entrySet()) {
            double pValue = entry.getValue().pValue();
            inverses += 1 / pValue;
            if (pValue < evidence.get(least).pValue()) {
                least = entry.getKey();
            }
        }
        return new Finding(Math.min(1, evidence.size() / inverses), least, evidence.get(least));
    }

    /** Saves or restores them. */
    public void visit(FieldVisitor fields) {
        values.visit(fields);
        level.visit(fields);
        volatility.visit(fields);
    }
}

package io.spindrift.model.alarm;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;
import java.util.EnumMap;
import java.util.Map;

/**
 * The alarms of a series. Each observation gets a p-value from four {@link Detector}s, and {@link AlarmRule} decides by the least of them. The
 * open alarm ends after {@value #QUIET} observations in a row whose least p-value is above the square root of the alarming one: such values are
 * usual, and one of them between two unusual ones does not end an alarm.
 */
public final class SeriesAlarms {
    private static final int QUIET = 24;
    private static final double QUIET_SHARE = 0.5;
    /** While a series is young, its detectors learn and nothing alarms. */
    private static final int YOUNG = 200;

    private static final AlarmOutcome UNCHANGED = new AlarmOutcome.Unchanged();

    private final LevelDetector level = new LevelDetector();
    private final VolatilityDetector volatility = new VolatilityDetector();
    private final AlarmRule rule = new AlarmRule();
    /** Null while none is open. */
    private Alarm open;

    private int quiet;
    private long observations;

    /**
     * A forecast whose label an observation is.
     *
     * @param forecast as issued
     * @param pValue of its error, from 10⁻¹² to 1; NaN where no forecast waited for this label
     */
    public record Forecasted(double forecast, double pValue) {}

    /**
     * Takes an observation in.
     *
     * @param time of it, in milliseconds since 1970
     * @param next forecast of the least horizon
     * @param farthest forecast of the farthest horizon; the same if there is only one
     * @param rate alarms per record that are accepted at most, above 0, below 1
     */
    public AlarmOutcome observe(long time, double value, Forecasted next, Forecasted farthest, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("rate: expected above 0 and below 1, got " + rate);
        }
        Map<Detector, Evidence> evidence = evidence(value, next, farthest);
        Detector least = least(evidence);
        double surprise = -Functions.log(evidence.get(least).pValue());
        double threshold = AlarmRule.threshold(rate);
        quiet = surprise < QUIET_SHARE * threshold ? Math.min(quiet + 1, QUIET) : 0;
        observations++;
        if (rule.alarms(surprise, threshold) && observations > YOUNG) {
            return alarm(time, least, evidence.get(least));
        }
        return open != null && quiet >= QUIET ? end(time) : UNCHANGED;
    }

    private Map<Detector, Evidence> evidence(double value, Forecasted next, Forecasted farthest) {
        Map<Detector, Evidence> evidence = new EnumMap<>(Detector.class);
        evidence.put(Detector.NEXT, of(next, value));
        evidence.put(Detector.FARTHEST, of(farthest, value));
        evidence.put(Detector.LEVEL, level.observe(value));
        if (!Double.isNaN(next.pValue())) {
            evidence.put(Detector.VOLATILITY, volatility.observe(Math.abs(value - next.forecast())));
        }
        return evidence;
    }

    private static Evidence of(Forecasted forecast, double value) {
        return Double.isNaN(forecast.pValue())
                ? Evidence.none(value)
                : new Evidence(forecast.pValue(), forecast.forecast(), value);
    }

    /** The detector with the least p-value; the first of equal ones. */
    private static Detector least(Map<Detector, Evidence> evidence) {
        Detector least = Detector.NEXT;
        for (Map.Entry<Detector, Evidence> entry : evidence.entrySet()) {
            if (entry.getValue().pValue() < evidence.get(least).pValue()) {
                least = entry.getKey();
            }
        }
        return least;
    }

    private AlarmOutcome alarm(long time, Detector detector, Evidence evidence) {
        boolean began = open == null;
        open = new Alarm(began ? time : open.since(), time, detector, evidence);
        return began ? new AlarmOutcome.Began(open) : new AlarmOutcome.Worsened(open);
    }

    private AlarmOutcome end(long time) {
        AlarmOutcome ended = new AlarmOutcome.Ended(open, time);
        open = null;
        return ended;
    }

    /** Returns the open alarm; null if there is none. */
    public Alarm open() {
        return open;
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        level.visit(fields);
        volatility.visit(fields);
        rule.visit(fields);
        quiet = fields.int32("alarm.quiet", quiet, 0, QUIET);
        observations = fields.int64("alarm.observations", observations);
        boolean known = fields.flag("alarm.open", open != null);
        open = known ? visitAlarm(fields, open) : null;
    }

    private static Alarm visitAlarm(FieldVisitor fields, Alarm alarm) {
        Alarm current = alarm == null ? new Alarm(0, 0, Detector.NEXT, Evidence.none(0)) : alarm;
        Evidence evidence = current.evidence();
        return new Alarm(
                fields.int64("alarm.since", current.since()),
                fields.int64("alarm.time", current.time()),
                fields.choice("alarm.detector", current.detector(), Detector.class),
                new Evidence(
                        fields.float64("alarm.pValue", evidence.pValue()),
                        fields.float64("alarm.expected", evidence.expected()),
                        fields.float64("alarm.seen", evidence.seen())));
    }
}

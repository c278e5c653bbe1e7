package io.spindrift.model.alarm;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;

/**
 * Decides which observations alarm. With p the least p-value of all detectors and ρ the stated rate, alarms per record:
 *
 * <pre>
 *     v = −ln p;   alarm if v ≥ −ln(ρ/2) and v > H;   H ← max(v, .998 H)                                              (BR)
 * </pre>
 *
 * <p>H is the hysteresis: an event alarms once, and again only if it becomes rarer, or hundreds of records later. ρ/2 makes the rate an upper
 * bound. Four detectors do not quadruple it, because they find the same events.
 */
final class AlarmRule {
    private static final double FADING = 0.998;
    private static final double SHARE = 0.5;

    private double hold;

    /** Returns v, from which an observation can alarm at a rate. */
    static double threshold(double rate) {
        return -Functions.log(SHARE * rate);
    }

    /** Whether an observation alarms; updates H. */
    boolean alarms(double surprise, double threshold) {
        boolean alarm = surprise >= threshold && surprise > hold;
        hold = Math.max(surprise, FADING * hold);
        return alarm;
    }

    void visit(FieldVisitor fields) {
        hold = fields.float64("alarm.hold", hold);
    }
}

package io.spindrift.model.alarm;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;

/**
 * Decides which observations alarm. With p the p-value of all detectors and ρ the stated rate, alarms per record:
 *
 * <pre>
 *     v = −ln p;   alarm if p ≤ 1.75 ρ and v > H;   H ← max(v, .998 H)                                                (BS)
 * </pre>
 *
 * <p>H is the hysteresis: an event alarms once, and again only if it becomes rarer, or hundreds of records later. It does not depend on ρ. Small
 * p-values of real series come in clusters, of which H leaves the first ones. So 1.75 ρ gives half to four fifths of ρ there ({@code make alarm-rates}).
 * On independent noise, where nothing clusters, it gives up to 2 ρ.
 *
 * <p>Nothing alarms at the first {@value #YOUNG} observations, from which the detectors learn usual values. An observation in an ignored span is none of
 * them, and v is 0 there.
 */
public final class AlarmRule {
    private static final double FADING = 0.998;
    private static final double PER_RATE = 1.75;
    private static final double MAX_BOUND = 0.5;
    private static final int YOUNG = 200;

    private double hold;
    private long observations;

    /**
     * Returns −ln 1.75 ρ, the v from which an observation can alarm.
     *
     * @param rate ρ, alarms per record that are accepted, above 0, below 1
     */
    public static double threshold(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("rate: expected above 0 and below 1, got " + rate);
        }
        return -Functions.log(Math.min(MAX_BOUND, PER_RATE * rate));
    }

    /**
     * Takes an observation in, and returns v if it can alarm at thresholds up to v; otherwise 0.
     *
     * @param surprise v, at least 0
     */
    public double observe(double surprise) {
        boolean isNew = surprise > hold && observations >= YOUNG;
        hold = Math.max(surprise, FADING * hold);
        observations++;
        return isNew ? surprise : 0;
    }

    /** Passes an observation that cannot alarm: an event may alarm again hundreds of records later, whatever records they are. */
    public void pass() {
        hold *= FADING;
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        hold = fields.float64("alarm.hold", hold);
        observations = fields.int64("alarm.observations", observations);
    }
}

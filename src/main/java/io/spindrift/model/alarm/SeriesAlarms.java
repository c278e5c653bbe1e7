package io.spindrift.model.alarm;

import io.spindrift.model.alarm.Detectors.Forecasted;
import io.spindrift.model.state.FieldVisitor;

/**
 * The alarms of a series. {@link Detectors} find how unusual each observation is, and {@link AlarmRule} decides which of them alarm. The open
 * alarm ends after {@value #QUIET} observations in a row that are usual: that could not alarm and have a p-value above {@value #USUAL}, from which
 * on tails are learned.
 */
public final class SeriesAlarms {
    private static final int QUIET = 24;
    private static final double USUAL = 0.02;

    private static final AlarmOutcome UNCHANGED = new AlarmOutcome.Unchanged();

    private final Detectors detectors = new Detectors();
    private final AlarmRule rule = new AlarmRule();
    /** Null while none is open. */
    private Alarm open;

    private int quiet;

    /**
     * Takes an observation in.
     *
     * @param time of it, in milliseconds since 1970
     * @param next forecast of the least horizon
     * @param farthest forecast of the farthest horizon; the same if there is only one
     * @param rate alarms per record that are accepted, above 0, below 1
     */
    public AlarmOutcome observe(long time, double value, Forecasted next, Forecasted farthest, double rate) {
        double threshold = AlarmRule.threshold(rate);
        Finding finding = detectors.observe(value, next, farthest);
        countQuiet(finding, threshold);
        if (rule.observe(finding.surprise()) >= threshold) {
            return alarm(time, finding);
        }
        return endIfQuiet(time);
    }

    /**
     * Takes an observation in that is in an ignored span. It neither begins an alarm nor makes the open one worse. The open alarm may end, by the p-values
     * of the forecasts. The detectors and the rule learn nothing from it. Otherwise they would take values for usual that are usual only in such
     * spans, and would not alarm after a larger event in a span. The arguments are those of {@link #observe}.
     */
    public AlarmOutcome observeIgnored(long time, double value, Forecasted next, Forecasted farthest, double rate) {
        countQuiet(Detectors.ofForecasts(value, next, farthest), AlarmRule.threshold(rate));
        rule.pass();
        return endIfQuiet(time);
    }

    private void countQuiet(Finding finding, double threshold) {
        boolean usual = finding.pValue() > USUAL && finding.surprise() < threshold;
        quiet = usual ? Math.min(quiet + 1, QUIET) : 0;
    }

    private AlarmOutcome endIfQuiet(long time) {
        return open != null && quiet >= QUIET ? end(time) : UNCHANGED;
    }

    private AlarmOutcome alarm(long time, Finding finding) {
        boolean began = open == null;
        open = new Alarm(began ? time : open.since(), time, finding.detector(), finding.evidence());
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
        detectors.visit(fields);
        rule.visit(fields);
        quiet = fields.int32("alarm.quiet", quiet, 0, QUIET);
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

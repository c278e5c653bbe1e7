package io.spindrift.model.series;

import io.spindrift.model.alarm.Alarm;
import io.spindrift.model.alarm.AlarmOutcome;
import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.alarm.Detectors.Forecasted;
import io.spindrift.model.alarm.SeriesAlarms;
import io.spindrift.model.state.FieldVisitor;
import java.util.List;
import java.util.Optional;

/** Issues the begin and the end of each alarm of a series, if alarms are wanted. */
final class AlarmIssuer {
    private final AlarmRate rate;
    private final List<Integer> horizons;
    /** Null where no alarms are wanted. */
    private final SeriesAlarms alarms;

    AlarmIssuer(SeriesSettings settings) {
        rate = settings.distribution().alarms();
        horizons = settings.horizonsAhead();
        alarms = rate.isNone() ? null : new SeriesAlarms();
    }

    /**
     * Decides whether a label begins or ends an alarm. It does if there is a forecast of the least horizon for it. Of several forecasts of a
     * horizon, the newest counts.
     *
     * @param labeled the label, with the forecasts that it is known to be the label of
     * @param interval usual milliseconds from one observation to the next
     */
    void observe(IssuedScore labeled, long interval, List<Outcome> outcomes) {
        Forecasted next = forecasted(labeled, horizons.get(0));
        if (!Double.isNaN(next.pValue())) {
            Forecasted farthest = forecasted(labeled, horizons.get(horizons.size() - 1));
            observe(labeled.observation(), labeled.label(), next, farthest, interval, outcomes);
        }
    }

    private static Forecasted forecasted(IssuedScore labeled, int horizon) {
        Forecasted newest = new Forecasted(labeled.label(), Double.NaN);
        for (HorizonScore score : labeled.horizons()) {
            if (score.horizon() == horizon) {
                newest = new Forecasted(
                        score.prediction(), evidence(score.pValue(), score.madeAt(), labeled.observation()));
            }
        }
        return newest;
    }

    /**
     * The p-value of a forecast, or NaN if it says nothing about its label. A forecast that was made in an ignored span says only how usual
     * this span is: its error at the first observation after it may be the return to usual values.
     *
     * @param madeAt the observation from which it was made; null if that is not known
     * @param labeled the observation that has its label
     */
    static double evidence(double pValue, ObservationRef madeAt, ObservationRef labeled) {
        boolean fromSpan = madeAt != null && madeAt.alarmIgnored();
        return fromSpan && !labeled.alarmIgnored() ? Double.NaN : pValue;
    }

    /**
     * Decides whether a labeled observation begins or ends an alarm.
     *
     * @param label the value of the observation
     * @param next forecast of the least horizon
     * @param farthest forecast of the farthest horizon; the same if there is only one
     * @param interval usual milliseconds from one observation to the next
     */
    void observe(
            ObservationRef observation,
            double label,
            Forecasted next,
            Forecasted farthest,
            long interval,
            List<Outcome> outcomes) {
        if (alarms == null) {
            return;
        }
        AlarmOutcome outcome = observation.alarmIgnored()
                ? alarms.observeIgnored(observation.time(), label, next, farthest, rate.ofRecord(interval))
                : alarms.observe(observation.time(), label, next, farthest, rate.ofRecord(interval));
        if (outcome instanceof AlarmOutcome.Began began) {
            outcomes.add(new IssuedAlarm(observation, IssuedAlarm.Change.BEGIN, issued(began.alarm())));
        } else if (outcome instanceof AlarmOutcome.Ended ended) {
            outcomes.add(new IssuedAlarm(observation, IssuedAlarm.Change.END, issued(ended.alarm())));
        }
    }

    /** The open alarm; empty if there is none. */
    Optional<SeriesAlarm> open() {
        return Optional.ofNullable(alarms).map(SeriesAlarms::open).map(this::issued);
    }

    private SeriesAlarm issued(Alarm alarm) {
        return SeriesAlarm.of(alarm, horizons);
    }

    void visit(FieldVisitor fields) {
        if (alarms != null) {
            alarms.visit(fields);
        }
    }
}

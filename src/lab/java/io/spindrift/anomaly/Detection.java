package io.spindrift.anomaly;

import io.spindrift.config.BacktestSettings;
import io.spindrift.model.alarm.AlarmOutcome;
import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.alarm.AlarmRule;
import io.spindrift.model.alarm.Detectors;
import io.spindrift.model.alarm.Detectors.Forecasted;
import io.spindrift.model.alarm.SeriesAlarms;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.time.UsualInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The default model over a series, at horizons 1 and 24: p-values, and its alarms at several rates from one run. They are those that the model
 * itself issues with {@code alarm.rate}.
 */
final class Detection {
    static final int FARTHEST = 24;
    /** Chance of the model depends on the name of a series. */
    static final String SERIES = "series";

    private final double[] pValues;
    private final double[] surprises;
    private final List<StatedRate> rates = new ArrayList<>();
    private final Detectors detectors = new Detectors();
    private final AlarmRule rule = new AlarmRule();
    private final UsualInterval interval = new UsualInterval();

    /** The alarms at a rate, by row. */
    static final class StatedRate {
        private final AlarmRate rate;
        private final SeriesAlarms alarms = new SeriesAlarms();
        private final double[] accepted;
        private final boolean[] alarming;
        private final boolean[] beginning;

        private StatedRate(AlarmRate rate, int rows) {
            this.rate = rate;
            accepted = new double[rows];
            alarming = new boolean[rows];
            beginning = new boolean[rows];
        }

        /** Alarms that the rate accepts at a row: a number below 1. */
        double accepted(int row) {
            return accepted[row];
        }

        /** Whether a row begins an alarm, or is more unusual than all of the open alarm before. */
        boolean alarming(int row) {
            return alarming[row];
        }

        /** Whether a row begins an alarm. */
        boolean beginning(int row) {
            return beginning[row];
        }
    }

    /** The settings of the run, with {@code alarm.rate}. */
    static SeriesSettings settings(String rate) {
        return new BacktestSettings(false, false)
                .with("series.horizons", "1," + FARTHEST)
                .with("alarm.rate", rate)
                .settings("blend", 1);
    }

    /** Runs the default model through all rows of a series. */
    static Detection run(TimedSeries series, List<AlarmRate> rates) {
        Detection detection = new Detection(series.rows(), rates);
        SeriesModel model = SeriesModel.create(SERIES, settings("none"));
        for (int row = 0; row < series.rows(); row++) {
            long time = series.times()[row];
            double value = series.values()[row];
            List<Outcome> outcomes = model.apply(new SeriesEvent.Observation(null, time, new double[0], value));
            for (Outcome outcome : outcomes) {
                if (outcome instanceof IssuedScore score) {
                    detection.observe(row, time, score);
                }
            }
            detection.interval.observe(time);
        }
        return detection;
    }

    private Detection(int rows, List<AlarmRate> rates) {
        pValues = new double[rows];
        Arrays.fill(pValues, Double.NaN);
        surprises = new double[rows];
        rates.forEach(rate -> this.rates.add(new StatedRate(rate, rows)));
    }

    private void observe(int row, long time, IssuedScore score) {
        double value = score.label();
        Forecasted next = forecasted(score, 1);
        Forecasted farthest = forecasted(score, FARTHEST);
        pValues[row] = next.pValue();
        surprises[row] = rule.observe(detectors.observe(value, next, farthest).surprise()) / Math.log(10);
        for (StatedRate stated : rates) {
            double rate = stated.rate.ofRecord(interval.millis());
            AlarmOutcome outcome = stated.alarms.observe(time, value, next, farthest, rate);
            stated.accepted[row] = rate;
            stated.beginning[row] = outcome instanceof AlarmOutcome.Began;
            stated.alarming[row] = stated.beginning[row] || outcome instanceof AlarmOutcome.Worsened;
        }
    }

    private static Forecasted forecasted(IssuedScore score, int horizon) {
        for (HorizonScore each : score.horizons()) {
            if (each.horizon() == horizon) {
                return new Forecasted(each.prediction(), each.pValue());
            }
        }
        return new Forecasted(score.label(), Double.NaN);
    }

    /** The p-value of horizon 1 at a row; NaN without a forecast for it. */
    double pValue(int row) {
        return pValues[row];
    }

    /** Returns v = −log₁₀ of the p-value of all detectors at each row; 0 where the hysteresis keeps a row from alarming. */
    double[] surprises() {
        return surprises;
    }

    /** The alarms at a rate, in the order of the rates. */
    StatedRate stated(int index) {
        return rates.get(index);
    }
}

package io.spindrift.backtest;

import io.spindrift.csv.CsvException;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/** Runs a model over a series row by row, as the application does, and collects the prequential errors by horizon. */
class Run {
    private static final double NANOS_PER_MICRO = 1000;

    private final Data data;
    private final SeriesSettings settings;
    private final long testFrom;
    private final int labelDelay;
    private final Map<Integer, Errors> errors = new TreeMap<>();
    private final IssuedQuantiles quantiles = new IssuedQuantiles();
    private final Map<Integer, ForecastTracer> tracers = new TreeMap<>();
    private Donor donor;
    private LongPredicate alarmIgnored = time -> false;
    private AlarmList alarmList;
    private List<BacktestReport.Alarm> alarms = List.of();
    private boolean traced;
    /** The row that the model is processing. */
    private int row;

    private double microsPerStep;

    /**
     * @param data the rows
     * @param settings of the model
     * @param testFrom first row whose forecast is counted
     * @param labelDelay regression mode: number of rows after which a label arrives; 0 if the observation has it
     */
    Run(Data data, SeriesSettings settings, long testFrom, int labelDelay) {
        this.data = data;
        this.settings = settings;
        this.testFrom = testFrom;
        this.labelDelay = labelDelay;
    }

    /** Enables {@link #trace}. */
    Run traced() {
        traced = true;
        return this;
    }

    /**
     * Collects the alarms.
     *
     * @param model its name
     * @param ignored whether no alarm begins at a time of the file, in milliseconds since 1970
     */
    Run alarms(String model, LongPredicate ignored) {
        alarmList = new AlarmList(data, model);
        alarmIgnored = ignored;
        return this;
    }

    /** Sets the donor for a warm start, or null. */
    Run warm(Donor from) {
        donor = from;
        return this;
    }

    /**
     * Runs through all rows.
     *
     * @param progress receives the number of rows that are done
     */
    Run run(LongConsumer progress) {
        SeriesModel model = SeriesModel.create(data.series(), settings);
        model.setWarmStart(donor);
        long start = System.nanoTime();
        for (row = 0; row < data.d().length; row++) {
            if (settings.inputMode() == InputMode.SERIES) {
                apply(model, observation(null, data.d()[row]));
            } else {
                regression(model);
            }
            progress.accept(row + 1L);
        }
        alarms = alarmList == null ? List.of() : alarmList.after(model);
        microsPerStep = (System.nanoTime() - start) / NANOS_PER_MICRO / data.d().length;
        return this;
    }

    /** Returns the errors by horizon. */
    Map<Integer, Errors> errors() {
        return errors;
    }

    /** Returns the trace of a horizon that has {@link #errors}. */
    Trace trace(String model, int horizon) {
        return tracers.get(horizon).trace(data, model, horizon);
    }

    /** Returns the alarms, if they were collected. */
    List<BacktestReport.Alarm> alarms() {
        return alarms;
    }

    /** Returns the bytes of the stored state of one learner. */
    long stateBytes() {
        int horizons = switch (settings.inputMode()) {
            case REGRESSION -> 1;
            case SERIES -> settings.horizons().count();
        };
        return settings.learnerBytes(data.x()[0].length) / horizons;
    }

    /** Returns the time of a row in microseconds: forecasting and learning, all horizons. */
    double microsPerStep() {
        return microsPerStep;
    }

    /** Takes in the score of a forecast. */
    void score(HorizonScore score) {}

    private void score(IssuedScore label, HorizonScore score) {
        score(score);
        List<Quantile> published = quantiles.remove(score);
        if (score.madeAt().sequence() < testFrom) {
            return;
        }
        errors.computeIfAbsent(score.horizon(), horizon -> new Errors()).add(score, published);
        if (traced) {
            // A row is an observation.
            tracer(score.horizon()).scored(score, published, data.when().inFile((int)
                    label.observation().sequence()));
        }
    }

    private ForecastTracer tracer(int horizon) {
        return tracers.computeIfAbsent(horizon, each -> new ForecastTracer());
    }

    private void apply(SeriesModel model, SeriesEvent event) {
        for (Outcome outcome : model.apply(event)) {
            take(outcome);
            if (outcome instanceof IssuedForecast issued) {
                quantiles.add(issued);
                trace(model, issued);
            }
        }
    }

    private void trace(SeriesModel model, IssuedForecast issued) {
        if (!traced) {
            return;
        }
        for (HorizonForecast forecast : issued.horizons()) {
            model.mixture(forecast.horizon())
                    .ifPresent(mixture -> tracer(mixture.horizon())
                            .issued(issued.observation().sequence(), mixture));
        }
    }

    private void take(Outcome outcome) {
        if (outcome instanceof IssuedScore label) {
            label.horizons().forEach(score -> score(label, score));
        } else if (outcome instanceof IssuedAlarm issued && alarmList != null) {
            alarmList.add(issued);
        } else if (outcome instanceof Outcome.Unmatched unmatched) {
            throw new IllegalStateException(unmatched.rejection().reason());
        } else if (outcome instanceof Outcome.Rejected rejected) {
            throw new CsvException("series '" + data.series() + "', row " + row + ": "
                    + rejected.rejection().reason());
        } else if (outcome == Outcome.Counted.SERIES_COLD_STARTED) {
            throw new CsvException("warm.start.file: expected a donor with as many features as series '" + data.series()
                    + "', " + data.x()[0].length + ", got " + donor.regressors());
        }
    }

    private SeriesEvent observation(String id, double value) {
        boolean ignored = alarmIgnored.test(data.when().inFile(row));
        return new SeriesEvent.Observation(id, data.times()[row], data.x()[row], value, ignored);
    }

    private void regression(SeriesModel model) {
        double label = labelDelay == 0 ? data.d()[row] : Double.NaN;
        apply(model, observation(Integer.toString(row), label));
        int late = row - labelDelay;
        if (labelDelay > 0 && late >= 0) {
            apply(model, new SeriesEvent.Label(Integer.toString(late), data.times()[row], data.d()[late], null));
        }
    }
}

package io.spindrift.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.spindrift.event.Alert;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.interval.Quantile;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
import io.spindrift.model.series.SeriesAlarm;
import java.io.IOException;
import java.util.List;

/**
 * Writes the values of records of the forecasts topic, of the scores topic and of the alerts topic. Fields have a fixed order, so equal records give
 * equal bytes on every JVM. This class belongs to one thread.
 */
public final class OutputWriter {
    // The names are encoded once.
    private static final SerializableString SERIES = new SerializedString("series");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString SEQUENCE = new SerializedString("sequence");
    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString PREDICTION = new SerializedString("prediction");
    private static final SerializableString NAIVE = new SerializedString("naive");
    private static final SerializableString PENDING_LABELS = new SerializedString("pendingLabels");
    private static final SerializableString STALE = new SerializedString("stale");
    private static final SerializableString LEARNED = new SerializedString("labelsLearned");
    private static final SerializableString INTERVALS = new SerializedString("intervals");
    private static final SerializableString QUANTILES = new SerializedString("quantiles");
    private static final SerializableString PROBABILITY = new SerializedString("probability");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString LABEL = new SerializedString("label");
    private static final SerializableString FORECAST_ID = new SerializedString("forecastId");
    private static final SerializableString FORECAST_SEQUENCE = new SerializedString("forecastSequence");
    private static final SerializableString FORECAST_TIME = new SerializedString("forecastTime");
    private static final SerializableString ERROR = new SerializedString("error");
    private static final SerializableString LABELS = new SerializedString("labels");
    private static final SerializableString MSE = new SerializedString("mse");
    private static final SerializableString MAE = new SerializedString("mae");
    private static final SerializableString NAIVE_MSE = new SerializedString("naiveMse");
    private static final SerializableString P_VALUE = new SerializedString("pValue");
    private static final SerializableString COVERAGE = new SerializedString("coverage");
    private static final SerializableString WIDTH = new SerializedString("width");
    private static final SerializableString PINBALL = new SerializedString("pinball");
    private static final SerializableString LEVEL = new SerializedString("level");
    private static final SerializableString LOWER = new SerializedString("lower");
    private static final SerializableString UPPER = new SerializedString("upper");
    private static final SerializableString CHANGE = new SerializedString("change");
    private static final SerializableString SINCE = new SerializedString("since");
    private static final SerializableString MOST_UNUSUAL_TIME = new SerializedString("mostUnusualTime");
    private static final SerializableString DETECTOR = new SerializedString("detector");
    private static final SerializableString EXPECTED = new SerializedString("expected");
    private static final SerializableString SEEN = new SerializedString("seen");

    private final JsonBytes bytes = new JsonBytes();

    /** Returns the value of a record of the forecasts topic. */
    public byte[] forecast(Forecast record) {
        return bytes.object(json -> fields(json, record));
    }

    /** Writes the fields of a record of the forecasts topic. */
    static void fields(JsonGenerator json, Forecast record) throws IOException {
        IssuedForecast issued = record.issued();
        JsonBytes.text(json, SERIES, record.series());
        observation(json, issued.observation());
        JsonBytes.number(json, PENDING_LABELS, issued.pendingLabels());
        json.writeFieldName(STALE);
        json.writeBoolean(issued.stale());
        JsonBytes.number(json, LEARNED, issued.labelsLearned());
        forecasts(new HorizonColumns<>(json, record.layout(), issued.horizons()));
    }

    /** Returns the value of a record of the scores topic. */
    public byte[] score(Score record) {
        IssuedScore issued = record.issued();
        return bytes.object(json -> {
            JsonBytes.text(json, SERIES, record.series());
            observation(json, issued.observation());
            JsonBytes.number(json, LABEL, issued.label());
            scores(new HorizonColumns<>(json, record.layout(), issued.horizons()));
        });
    }

    /** Returns the value of a record of the alerts topic. */
    public byte[] alert(Alert record) {
        IssuedAlarm issued = record.issued();
        return bytes.object(json -> {
            JsonBytes.text(json, SERIES, record.series());
            observation(json, issued.observation());
            JsonBytes.text(json, CHANGE, Alert.text(issued.change()));
            alarm(json, issued.alarm());
        });
    }

    private static void alarm(JsonGenerator json, SeriesAlarm alarm) throws IOException {
        JsonBytes.number(json, SINCE, alarm.since());
        JsonBytes.number(json, MOST_UNUSUAL_TIME, alarm.mostUnusualTime());
        JsonBytes.text(json, DETECTOR, Alert.text(alarm.detector()));
        if (alarm.horizon().isPresent()) {
            JsonBytes.number(json, HorizonColumns.HORIZON, alarm.horizon().getAsInt());
        }
        json.writeFieldName(P_VALUE);
        // In the precision of the scores topic.
        json.writeNumber((float) alarm.evidence().pValue());
        JsonBytes.number(json, EXPECTED, alarm.evidence().expected());
        JsonBytes.number(json, SEEN, alarm.evidence().seen());
    }

    private static void observation(JsonGenerator json, ObservationRef observation) throws IOException {
        if (observation.id() != null) {
            JsonBytes.text(json, ID, observation.id());
        }
        JsonBytes.number(json, SEQUENCE, observation.sequence());
        JsonBytes.number(json, TIME, observation.time());
    }

    private static void forecasts(HorizonColumns<HorizonForecast> columns) throws IOException {
        columns.horizons(HorizonForecast::horizon);
        columns.numbers(PREDICTION, HorizonForecast::prediction);
        columns.numbers(NAIVE, HorizonForecast::naive);
        JsonGenerator json = columns.json();
        JsonBytes.startArray(json, INTERVALS);
        List<Interval> levels = columns.horizons().get(0).intervals();
        for (int i = 0; i < levels.size(); i++) {
            int level = i;
            json.writeStartObject();
            JsonBytes.number(json, LEVEL, levels.get(level).level());
            columns.numbersOrNull(
                    LOWER, forecast -> forecast.intervals().get(level).lower());
            columns.numbersOrNull(
                    UPPER, forecast -> forecast.intervals().get(level).upper());
            json.writeEndObject();
        }
        json.writeEndArray();
        quantiles(columns);
    }

    /** Writes nothing if there are none. */
    private static void quantiles(HorizonColumns<HorizonForecast> columns) throws IOException {
        List<Quantile> probabilities = columns.horizons().get(0).quantiles();
        if (probabilities.isEmpty()) {
            return;
        }
        JsonGenerator json = columns.json();
        JsonBytes.startArray(json, QUANTILES);
        for (int i = 0; i < probabilities.size(); i++) {
            int index = i;
            json.writeStartObject();
            JsonBytes.number(json, PROBABILITY, probabilities.get(index).probability());
            columns.numbersOrNull(
                    VALUE, forecast -> forecast.quantiles().get(index).value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void scores(HorizonColumns<HorizonScore> columns) throws IOException {
        columns.horizons(HorizonScore::horizon);
        columns.texts(FORECAST_ID, score -> score.madeAt().id());
        columns.wholes(FORECAST_SEQUENCE, score -> score.madeAt().sequence());
        columns.wholes(FORECAST_TIME, score -> score.madeAt().time());
        columns.numbers(PREDICTION, HorizonScore::prediction);
        columns.numbers(NAIVE, HorizonScore::naive);
        columns.numbers(ERROR, HorizonScore::error);
        columns.wholes(LABELS, score -> score.measures().labels());
        columns.metrics(MSE, score -> score.measures().mse());
        columns.metrics(MAE, score -> score.measures().mae());
        columns.metrics(NAIVE_MSE, score -> score.measures().naiveMse());
        columns.metrics(P_VALUE, HorizonScore::pValue);
        JsonGenerator json = columns.json();
        JsonBytes.startArray(json, INTERVALS);
        List<IntervalScore> levels = columns.horizons().get(0).intervals();
        for (int i = 0; i < levels.size(); i++) {
            int level = i;
            json.writeStartObject();
            JsonBytes.number(json, LEVEL, levels.get(level).level());
            columns.numbersOrNull(LOWER, score -> score.intervals().get(level).lower());
            columns.numbersOrNull(UPPER, score -> score.intervals().get(level).upper());
            columns.metrics(COVERAGE, score -> score.intervals().get(level).coverage());
            columns.metrics(WIDTH, score -> score.intervals().get(level).width());
            columns.metrics(PINBALL, score -> score.intervals().get(level).pinball());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

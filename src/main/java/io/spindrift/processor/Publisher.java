package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import io.spindrift.json.OutputWriter;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.Rejection;
import io.spindrift.serde.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Turns outcomes into records of the output topics, with the key of the record that caused them or the name of the series, and the time
 * of that record.
 */
final class Publisher {
    private final ForecastProcessor.Outputs outputs;
    private final DeadLetters deadLetters;
    private final TaskMetrics metrics;
    private final long publishFrom;
    private final boolean keyedBySeries;
    private final BiConsumer<Record<OutputKey, byte[]>, String> sender;
    private final OutputWriter writer = new OutputWriter();

    /**
     * @param settings of the processor: which forecasts are published, and with which keys
     * @param outputs the nodes to send to
     * @param metrics that count what is published
     * @param sender sends a record to a node
     */
    Publisher(
            ProcessorSettings settings,
            ForecastProcessor.Outputs outputs,
            TaskMetrics metrics,
            BiConsumer<Record<OutputKey, byte[]>, String> sender) {
        this.outputs = outputs;
        this.metrics = metrics;
        this.sender = sender;
        deadLetters = new DeadLetters(settings.deadLetterMaxBytes());
        publishFrom = settings.publishFrom();
        keyedBySeries = settings.keyedBySeries();
    }

    /**
     * Publishes an outcome, if it is one that a topic has records of.
     *
     * @param cause the record that brought the event
     */
    void publish(String series, Record<byte[], byte[]> cause, Outcome outcome) {
        if (outcome instanceof IssuedForecast issued) {
            publish(series, cause, issued);
        } else if (outcome instanceof IssuedScore issued) {
            publish(series, cause, issued);
        } else if (outcome instanceof Outcome.Unmatched unmatched) {
            publish(cause, unmatched);
        }
    }

    /** Sends a record that cannot be used to the dead-letter topic. */
    void deadLetter(Record<byte[], byte[]> record, DeadLetter reason) {
        metrics.deadLetter(reason.kind());
        Record<byte[], byte[]> letter = deadLetters.of(record, reason);
        sender.accept(letter.withKey(OutputKey.of(letter.key())), outputs.deadLetters());
    }

    static DeadLetter.Kind kind(Rejection rejection) {
        return DeadLetter.Kind.valueOf(rejection.kind().name());
    }

    private void publish(String series, Record<byte[], byte[]> cause, IssuedForecast issued) {
        if (issued.observation().time() < publishFrom) {
            metrics.suppressed();
            return;
        }
        for (HorizonForecast forecast : issued.horizons()) {
            publish(series, cause, issued, forecast);
        }
    }

    private void publish(String series, Record<byte[], byte[]> cause, IssuedForecast issued, HorizonForecast forecast) {
        metrics.forecast();
        send(
                series,
                cause,
                writer.forecast(new Forecast(
                        series,
                        issued.observation().id(),
                        issued.observation().sequence(),
                        issued.observation().time(),
                        forecast.horizon(),
                        forecast.prediction(),
                        forecast.naive(),
                        issued.pendingLabels(),
                        issued.stale(),
                        issued.labelsLearned(),
                        forecastIntervals(forecast.intervals()))),
                outputs.forecasts());
    }

    private void publish(String series, Record<byte[], byte[]> cause, IssuedScore issued) {
        for (HorizonScore score : issued.horizons()) {
            if (score.madeAt().time() >= publishFrom) {
                publish(series, cause, score);
            }
        }
    }

    private void publish(String series, Record<byte[], byte[]> cause, HorizonScore issued) {
        metrics.score();
        send(
                series,
                cause,
                writer.score(new Score(
                        series,
                        issued.madeAt().id(),
                        issued.madeAt().sequence(),
                        issued.madeAt().time(),
                        issued.horizon(),
                        issued.prediction(),
                        issued.naive(),
                        issued.label(),
                        issued.error(),
                        issued.measures().labels(),
                        issued.measures().mse(),
                        issued.measures().mae(),
                        issued.measures().naiveMse(),
                        issued.pValue(),
                        scoreIntervals(issued.intervals()))),
                outputs.scores());
    }

    /** The label is sent as the record that brought it, which is not the one that shows now that it stays unmatched. */
    private void publish(Record<byte[], byte[]> cause, Outcome.Unmatched unmatched) {
        SourceRecord origin = SourceRecord.fromBytes(unmatched.label().origin());
        RecordPosition position = new RecordPosition(origin.topic(), origin.partition(), origin.offset());
        RecordHeaders headers = new RecordHeaders();
        origin.headers().forEach(header -> headers.add(header.name(), header.value()));
        Record<byte[], byte[]> record = new Record<>(origin.key(), origin.value(), cause.timestamp(), headers);
        Rejection rejection = unmatched.rejection();
        deadLetter(record, position.deadLetter(origin.timestamp(), kind(rejection), rejection.reason(), ""));
    }

    private void send(String series, Record<byte[], byte[]> cause, byte[] value, String output) {
        OutputKey key = keyedBySeries
                ? new OutputKey(series.getBytes(StandardCharsets.UTF_8), cause.key())
                : OutputKey.of(cause.key());
        sender.accept(new Record<>(key, value, cause.timestamp()), output);
    }

    private static List<Forecast.Interval> forecastIntervals(List<Interval> issued) {
        List<Forecast.Interval> intervals = new ArrayList<>(issued.size());
        for (Interval interval : issued) {
            intervals.add(new Forecast.Interval(interval.level(), interval.lower(), interval.upper()));
        }
        return intervals;
    }

    private static List<Score.Interval> scoreIntervals(List<IntervalScore> issued) {
        List<Score.Interval> intervals = new ArrayList<>(issued.size());
        for (IntervalScore interval : issued) {
            intervals.add(new Score.Interval(
                    interval.level(),
                    interval.lower(),
                    interval.upper(),
                    interval.coverage(),
                    interval.width(),
                    interval.pinball()));
        }
        return intervals;
    }
}

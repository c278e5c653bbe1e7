package io.spindrift.processor;

import io.spindrift.event.Alert;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.Forecast;
import io.spindrift.event.RecordLayout;
import io.spindrift.event.Score;
import io.spindrift.json.OutputWriter;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.Rejection;
import io.spindrift.serde.SourceRecord;
import java.nio.charset.StandardCharsets;
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
    private final RecordLayout layout;
    private final BiConsumer<Record<OutputKey, byte[]>, String> sender;
    private final OutputWriter writer = new OutputWriter();

    /**
     * @param settings of the processor: which forecasts are published, with which keys, and in which layout
     * @param outputs the nodes to send to
     * @param metrics that count published records
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
        layout = settings.layout();
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
        } else if (outcome instanceof IssuedAlarm issued) {
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
        metrics.forecast();
        for (Forecast forecast : Forecast.of(series, layout, issued)) {
            send(series, cause, writer.forecast(forecast), outputs.forecasts());
        }
    }

    private void publish(String series, Record<byte[], byte[]> cause, IssuedScore issued) {
        if (issued.observation().time() < publishFrom) {
            return;
        }
        metrics.score();
        for (Score score : Score.of(series, layout, issued)) {
            send(series, cause, writer.score(score), outputs.scores());
        }
    }

    private void publish(String series, Record<byte[], byte[]> cause, IssuedAlarm issued) {
        if (issued.observation().time() < publishFrom) {
            return;
        }
        if (issued.change() == IssuedAlarm.Change.BEGIN) {
            metrics.alarmBegun();
        }
        if (!outputs.alerts().isEmpty()) {
            send(series, cause, writer.alert(new Alert(series, issued)), outputs.alerts());
        }
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
}

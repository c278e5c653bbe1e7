package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import io.spindrift.json.OutputWriter;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedMixture;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcomes;
import io.spindrift.model.series.Rejection;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.serde.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Turns what a model issues into records, with the key of its series and the time of the record that caused it, and holds them until the
 * event has been made lasting.
 */
final class OutputCollector implements Outcomes {
    private record Waiting(Record<OutputKey, byte[]> record, String output) {}

    private final ForecastProcessor.Outputs outputs;
    private final DeadLetters deadLetters;
    private final TaskMetrics meters;
    private final ForecastListener onlooker;
    private final long publishFrom;
    private final boolean keyedBySeries;
    private final OutputWriter writer = new OutputWriter();
    private final List<Waiting> waiting = new ArrayList<>();
    private String series;
    private Record<byte[], byte[]> cause;

    /**
     * @param publishFrom forecasts of observations before, and their scores, are not published
     * @param keyedBySeries whether the key of a forecast or score is the name of its series, and not the key of the record that caused it
     */
    OutputCollector(
            ForecastProcessor.Outputs outputs,
            DeadLetters deadLetters,
            TaskMetrics meters,
            ForecastListener onlooker,
            long publishFrom,
            boolean keyedBySeries) {
        this.keyedBySeries = keyedBySeries;
        this.publishFrom = publishFrom;
        this.onlooker = onlooker;
        this.outputs = outputs;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    /** Begins with what a record causes, and forgets what was not sent. */
    void openFor(Record<byte[], byte[]> causing) {
        waiting.clear();
        series = null;
        cause = causing;
    }

    /** What follows concerns a series of that record. */
    OutputCollector of(String seriesName) {
        series = seriesName;
        meters.goOn();
        return this;
    }

    void send(BiConsumer<Record<OutputKey, byte[]>, String> to) {
        waiting.forEach(one -> to.accept(one.record, one.output));
        waiting.clear();
    }

    @Override
    public void forecast(IssuedForecast issued) {
        meters.forecastMade();
        onlooker.forecast(series, issued);
        publish(issued);
        meters.goOn();
    }

    private void publish(IssuedForecast issued) {
        if (issued.time() < publishFrom) {
            meters.suppressed();
            return;
        }
        meters.forecast();
        publish(
                writer.forecast(new Forecast(
                        series,
                        issued.id(),
                        issued.sequence(),
                        issued.time(),
                        issued.horizon(),
                        issued.prediction(),
                        issued.naive(),
                        issued.pendingLabels(),
                        issued.stale(),
                        issued.labelsLearned(),
                        forecastIntervals(issued.intervals()))),
                outputs.forecasts());
    }

    @Override
    public boolean wantsMixtures() {
        return onlooker.wantsMixtures();
    }

    @Override
    public void mixture(IssuedMixture mixture) {
        onlooker.mixture(series, mixture);
        meters.effectiveExperts(mixture.effectiveExperts());
        meters.goOn();
    }

    @Override
    public void score(IssuedScore issued) {
        onlooker.score(series, issued);
        publish(issued);
        meters.goOn();
    }

    private void publish(IssuedScore issued) {
        if (issued.time() < publishFrom) {
            return;
        }
        meters.score();
        publish(
                writer.score(new Score(
                        series,
                        issued.id(),
                        issued.sequence(),
                        issued.time(),
                        issued.horizon(),
                        issued.prediction(),
                        issued.naive(),
                        issued.label(),
                        issued.label() - issued.prediction(),
                        issued.labels(),
                        issued.mse(),
                        issued.mae(),
                        issued.naiveMse(),
                        issued.pValue(),
                        scoreIntervals(issued.intervals()))),
                outputs.scores());
    }

    private static List<Forecast.Interval> forecastIntervals(List<Interval> issued) {
        List<Forecast.Interval> intervals = new ArrayList<>(issued.size());
        for (Interval each : issued) {
            intervals.add(new Forecast.Interval(each.level(), each.lower(), each.upper()));
        }
        return intervals;
    }

    private static List<Score.Interval> scoreIntervals(List<IntervalScore> issued) {
        List<Score.Interval> intervals = new ArrayList<>(issued.size());
        for (IntervalScore each : issued) {
            intervals.add(new Score.Interval(
                    each.level(), each.lower(), each.upper(), each.coverage(), each.width(), each.pinball()));
        }
        return intervals;
    }

    @Override
    public void unmet(SeriesEvent.Label label, Rejection rejection) {
        SourceRecord origin = SourceRecord.fromBytes(label.origin());
        RecordPosition place = new RecordPosition(origin.topic(), origin.partition(), origin.offset());
        RecordHeaders headers = new RecordHeaders();
        origin.headers().forEach(header -> headers.add(header.name(), header.value()));
        Record<byte[], byte[]> record = new Record<>(origin.key(), origin.value(), cause.timestamp(), headers);
        bury(record, place.deadLetter(origin.timestamp(), kind(rejection), rejection.reason(), ""));
    }

    @Override
    public void count(Occurrence occurrence) {
        meters.count(occurrence);
        if (occurrence == Occurrence.LABEL_LEARNED) {
            meters.labelLearned();
        }
    }

    /** A record that cannot be used goes to the dead letters. */
    void bury(Record<byte[], byte[]> record, DeadLetter why) {
        meters.deadLetter(why.kind());
        Record<byte[], byte[]> letter = deadLetters.of(record, why);
        waiting.add(new Waiting(letter.withKey(OutputKey.of(letter.key())), outputs.deadLetters()));
    }

    static DeadLetter.Kind kind(Rejection rejection) {
        return DeadLetter.Kind.valueOf(rejection.kind().name());
    }

    private void publish(byte[] value, String output) {
        waiting.add(new Waiting(new Record<>(key(), value, cause.timestamp()), output));
    }

    private OutputKey key() {
        return keyedBySeries
                ? new OutputKey(series.getBytes(StandardCharsets.UTF_8), cause.key())
                : OutputKey.of(cause.key());
    }
}

package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import io.spindrift.json.RecordWriter;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.Outcomes;
import io.spindrift.model.series.Rejection;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.Origin;
import io.spindrift.store.ModelStore;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record comes in: its event is read and checked against the model of its series, the model applies it, the store keeps
 * it, and what the model issued goes out. What cannot be read or accepted goes to the dead letters and changes nothing.
 */
public final class ForecastProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    /** The nodes that a processor sends to. */
    public record Outputs(String forecasts, String scores, String deadLetters) {}

    /** Opens the store of a task. */
    public interface StoreOpener {
        ModelStore open(ProcessorContext<byte[], byte[]> context);
    }

    private final Outputs outputs;
    private final StoreOpener opener;
    private final InputReader reader;
    private final DeadLetters deadLetters;
    private final RecordWriter writer = new RecordWriter();
    private ModelStore models;
    private Meters meters;

    public ForecastProcessor(ProcessorSettings settings, Outputs outputs, StoreOpener opener) {
        this.outputs = outputs;
        this.opener = opener;
        reader = new InputReader(settings);
        deadLetters = new DeadLetters(settings.deadLetterMostBytes());
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        models = opener.open(context);
        meters = new Meters(context.metrics(), context.taskId());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Place place = Place.of(context().recordMetadata().orElseThrow());
        BoundedTimeExtractor.Rejected rejected = BoundedTimeExtractor.takeMark(record.headers());
        if (rejected != null) {
            bury(record, place, rejected.timestamp(), DeadLetter.Kind.TIME, rejected.reason());
            return;
        }
        try {
            String series = reader.series(record.key());
            apply(series, reader.event(record, place), record);
        } catch (BadRecordException e) {
            bury(record, place, record.timestamp(), e.kind(), e.getMessage());
        }
    }

    @Override
    public void close() {
        meters.close();
    }

    private void apply(String series, SeriesEvent event, Record<byte[], byte[]> record) throws BadRecordException {
        SeriesModel model = load(series);
        Optional<Rejection> rejection = model.check(event);
        if (rejection.isPresent()) {
            throw new BadRecordException(kind(rejection.get()), rejection.get().reason());
        }
        if (event instanceof SeriesEvent.Observation) {
            meters.observation();
        }
        model.apply(event, new Publisher(series, record));
        models.accepted(series, event, model);
    }

    private SeriesModel load(String series) throws BadRecordException {
        try {
            return models.load(series);
        } catch (CorruptStateException e) {
            throw new BadRecordException(DeadLetter.Kind.STATE, e.getMessage());
        }
    }

    private void bury(Record<byte[], byte[]> record, Place place, long timestamp, DeadLetter.Kind kind, String reason) {
        meters.deadLetter(kind);
        DeadLetter why = new DeadLetter(kind, reason, place.topic(), place.partition(), place.offset(), timestamp);
        context().forward(deadLetters.of(record, why), outputs.deadLetters());
    }

    private static DeadLetter.Kind kind(Rejection rejection) {
        return DeadLetter.Kind.valueOf(rejection.kind().name());
    }

    /** Turns what a model issues into records, with the key and the time of the record that caused it. */
    private final class Publisher implements Outcomes {
        private final String series;
        private final Record<byte[], byte[]> cause;

        Publisher(String series, Record<byte[], byte[]> cause) {
            this.series = series;
            this.cause = cause;
        }

        @Override
        public void forecast(IssuedForecast issued) {
            meters.forecast();
            publish(
                    writer.forecast(new Forecast(
                            series,
                            issued.id(),
                            issued.sequence(),
                            issued.time(),
                            issued.horizon(),
                            issued.forecast(),
                            issued.persistence(),
                            issued.lookahead(),
                            issued.stale(),
                            issued.learnt())),
                    outputs.forecasts());
        }

        @Override
        public void score(IssuedScore issued) {
            meters.score();
            publish(
                    writer.score(new Score(
                            series,
                            issued.id(),
                            issued.sequence(),
                            issued.time(),
                            issued.horizon(),
                            issued.forecast(),
                            issued.persistence(),
                            issued.label(),
                            issued.label() - issued.forecast(),
                            issued.labels(),
                            issued.mse(),
                            issued.mae(),
                            issued.persistenceMse())),
                    outputs.scores());
        }

        @Override
        public void unmet(SeriesEvent.Label label, Rejection rejection) {
            Origin origin = Origin.fromBytes(label.origin());
            Place place = new Place(origin.topic(), origin.partition(), origin.offset());
            RecordHeaders headers = new RecordHeaders();
            origin.headers().forEach(header -> headers.add(header.name(), header.value()));
            Record<byte[], byte[]> record = new Record<>(cause.key(), origin.value(), cause.timestamp(), headers);
            bury(record, place, origin.timestamp(), kind(rejection), rejection.reason());
        }

        @Override
        public void count(Occurrence occurrence) {
            meters.count(occurrence);
        }

        private void publish(byte[] value, String output) {
            context().forward(new Record<>(cause.key(), value, cause.timestamp()), output);
        }
    }
}

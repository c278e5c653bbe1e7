package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import io.spindrift.model.numeric.Hash;
import io.spindrift.model.series.Rejection;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.ModelStore;
import io.spindrift.store.SeriesLimitException;
import io.spindrift.store.StoreListener;
import io.spindrift.text.Printable;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record comes in: its event is read and checked against the model of its series, the model applies it, the store makes
 * it lasting, and what the model issued goes out; so for each value, where a record has several. What cannot be read or
 * accepted goes to the dead letters and changes nothing.
 */
public final class ForecastProcessor extends ContextualProcessor<byte[], byte[], OutputKey, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ForecastProcessor.class);

    /** The nodes that a processor sends to. */
    public record Outputs(String forecasts, String scores, String deadLetters) {}

    /** Opens the store of a task. */
    public interface StoreOpener {
        ModelStore<SeriesModel, SeriesEvent> open(ProcessorContext<?, ?> context, StoreListener listener);
    }

    private final Outputs outputs;
    private final StoreOpener opener;
    private final ForecastListener onlooker;
    private final LongSupplier nanoTime;
    private final InputReader reader;
    private final long publishFrom;
    private final boolean keyedBySeries;
    private KeyPlacement placement = new KeyPlacement(() -> 0);
    private final DeadLetters deadLetters;
    private final RefusedTimes refusedTimes;
    private ModelStore<SeriesModel, SeriesEvent> models;
    private TaskMetrics meters;
    private OutputCollector outbox;

    /**
     * @param settings of the processor
     * @param outputs to send to
     * @param opener of the store
     * @param onlooker told what passes
     * @param nanoTime of a clock that only goes forward, for metrics
     */
    public ForecastProcessor(
            ProcessorSettings settings,
            Outputs outputs,
            StoreOpener opener,
            ForecastListener onlooker,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.onlooker = onlooker;
        this.outputs = outputs;
        this.opener = opener;
        publishFrom = settings.publishFrom();
        keyedBySeries = settings.keyedBySeries();
        reader = new InputReader(settings);
        deadLetters = new DeadLetters(settings.deadLetterMaxBytes());
        refusedTimes = new RefusedTimes(nanoTime);
    }

    /**
     * Counts records whose key another partitioner than Kafka's default for Java has placed.
     *
     * @param partitions how many each input topic has; 0 if that is not known
     * @return this processor
     */
    public ForecastProcessor watchingPlacement(IntSupplier partitions) {
        placement = new KeyPlacement(partitions);
        return this;
    }

    @Override
    public void init(ProcessorContext<OutputKey, byte[]> context) {
        super.init(context);
        meters = new TaskMetrics(context.metrics(), context.taskId(), nanoTime);
        outbox = new OutputCollector(outputs, deadLetters, meters, onlooker, publishFrom, keyedBySeries);
        models = opener.open(context, meters);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordPosition place = RecordPosition.of(context().recordMetadata().orElseThrow());
        RecordTimeExtractor.Rejected rejected = RecordTimeExtractor.takeMark(record.headers());
        outbox.openFor(record);
        if (reader.skipped(record, place)) {
            meters.tombstone();
        } else if (rejected != null) {
            refusedTimes.add(place, rejected.reason());
            outbox.bury(record, place.deadLetter(rejected.timestamp(), rejected.kind(), rejected.reason(), ""));
        } else {
            take(record, place);
        }
        outbox.send(this::forward);
    }

    @Override
    public void close() {
        if (models != null) {
            models.close();
        }
        if (meters != null) {
            meters.close();
        }
    }

    private void take(Record<byte[], byte[]> record, RecordPosition place) {
        try {
            Optional<Control> control = reader.control(record, place);
            if (control.isPresent()) {
                reader.controlled(record, place).forEach(series -> obey(series, control.get(), record, place));
                return;
            }
            String key = reader.key(record.key());
            if (placement.differs(record.key(), key, place)) {
                meters.placedDifferently();
            }
            long witness = Hash.of(key);
            if (reader.one()) {
                apply(key, reader.event(record, place), witness);
            } else {
                reader.events(key, record, place).forEach(input -> take(input, record, place, witness));
            }
        } catch (BadRecordException | CorruptStateException | SeriesLimitException e) {
            bury(record, place, "", e);
        }
    }

    /** Each series of a record stands for itself: one that cannot take its value keeps no other from its own. */
    private void take(InputReader.Input input, Record<byte[], byte[]> record, RecordPosition place, long witness) {
        try {
            if (input.why() != null) {
                throw input.why();
            }
            apply(input.series(), input.event(), witness);
        } catch (BadRecordException | CorruptStateException | SeriesLimitException e) {
            bury(record, place, input.value(), e);
        }
    }

    private void bury(Record<byte[], byte[]> record, RecordPosition place, String field, Exception why) {
        DeadLetter.Kind kind = why instanceof BadRecordException bad
                ? bad.kind()
                : why instanceof CorruptStateException ? DeadLetter.Kind.STATE : DeadLetter.Kind.SERIES_LIMIT;
        outbox.bury(record, place.deadLetter(record.timestamp(), kind, why.getMessage(), field));
    }

    private void apply(String series, SeriesEvent event, long witness) throws BadRecordException, SeriesLimitException {
        ModelHandle<SeriesModel> resident = models.load(series, event);
        SeriesModel model = resident.model();
        Optional<Rejection> rejection = model.check(event);
        if (rejection.isPresent()) {
            throw new BadRecordException(
                    OutputCollector.kind(rejection.get()), rejection.get().reason());
        }
        SeriesEvent withoutPayload = model.withoutPayload(event);
        try {
            model.apply(withoutPayload, outbox.of(series));
            models.accepted(resident, withoutPayload, witness);
            model.effectiveSampleSize().ifPresent(meters::effectiveParticles);
        } catch (RuntimeException e) {
            models.discard(series);
            throw e;
        }
        if (withoutPayload instanceof SeriesEvent.Observation observation) {
            meters.observation();
            onlooker.observed(series, model.observations() - 1, observation);
        }
        models.reclaim();
    }

    private void obey(String series, Control control, Record<byte[], byte[]> record, RecordPosition place) {
        try {
            obey(series, control, record.timestamp());
        } catch (CorruptStateException e) {
            bury(record, place, "", e);
        }
    }

    private void obey(String series, Control control, long time) {
        switch (control) {
            case RESET -> models.reset(series, time);
            case REPAIR ->
                models.repair(series)
                        .ifPresent(reason -> LOG.warn(
                                "repaired series '{}', which continues from the part that could be read: {}",
                                Printable.of(series),
                                Printable.of(reason)));
            case DELETE -> models.delete(series);
        }
        meters.control();
        if (control != Control.REPAIR) {
            onlooker.ended(series);
        }
        LOG.info("executed {} of series '{}'", control.text(), Printable.of(series));
    }

    private void forward(Record<OutputKey, byte[]> record, String output) {
        context().forward(record, output);
    }
}

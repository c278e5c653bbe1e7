package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import io.spindrift.model.numeric.Hash;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.ModelStore;
import io.spindrift.store.SeriesLimitException;
import io.spindrift.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns input records into forecasts and scores. For each record, it reads the events that the record brings, one or several. For each
 * event, it opens the model of the series, applies the event to it, appends the event to the log of the series, and publishes the
 * outcomes. A record that cannot be read or accepted goes to the dead-letter topic and changes nothing.
 */
public final class ForecastProcessor extends ContextualProcessor<byte[], byte[], OutputKey, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ForecastProcessor.class);

    /**
     * The nodes that a processor sends to.
     *
     * @param alerts empty if alarms are not published
     */
    public record Outputs(String forecasts, String scores, String alerts, String deadLetters) {}

    /** Says at which times no alarm of a series begins. */
    public interface AlarmFilter {
        /** @param time in milliseconds since 1970 */
        boolean ignores(String series, long time);
    }

    /** Opens the models of a task. */
    public interface ModelsOpener {
        ModelStore<SeriesModel, SeriesEvent> open(ProcessorContext<?, ?> context);
    }

    private final ProcessorSettings settings;
    private final Outputs outputs;
    private final ModelsOpener opener;
    private final ForecastListener listener;
    private final LongSupplier nanoTime;
    private final InputReader reader;
    private final RefusedTimes refusedTimes;
    private AlarmFilter alarms = (series, time) -> false;
    private KeyPlacement placement = new KeyPlacement(() -> 0);
    private ModelStore<SeriesModel, SeriesEvent> models;
    private TaskMetrics metrics;
    private Publisher publisher;

    /**
     * @param settings of the processor
     * @param outputs to send to
     * @param opener of the models
     * @param listener that follows what happens
     * @param nanoTime of a monotonic clock, for metrics
     */
    public ForecastProcessor(
            ProcessorSettings settings,
            Outputs outputs,
            ModelsOpener opener,
            ForecastListener listener,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.outputs = outputs;
        this.opener = opener;
        this.listener = listener;
        this.nanoTime = nanoTime;
        reader = new InputReader(settings);
        refusedTimes = new RefusedTimes(nanoTime);
    }

    /**
     * Counts records that are not in the partition that Kafka's default partitioner for Java gives their key.
     *
     * @param partitions how many each input topic has; 0 if that is not known
     * @return this processor
     */
    public ForecastProcessor watchingPlacement(IntSupplier partitions) {
        placement = new KeyPlacement(partitions);
        return this;
    }

    /**
     * Lets no alarm begin at some times.
     *
     * @return this processor
     */
    public ForecastProcessor ignoringAlarms(AlarmFilter filter) {
        alarms = filter;
        return this;
    }

    @Override
    public void init(ProcessorContext<OutputKey, byte[]> context) {
        super.init(context);
        metrics = new TaskMetrics(context.metrics(), context.taskId());
        publisher = new Publisher(settings, outputs, metrics, context::forward);
        models = opener.open(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordPosition position = RecordPosition.of(context().recordMetadata().orElseThrow());
        RecordTimeExtractor.Rejected rejected = RecordTimeExtractor.takeMark(record.headers());
        if (reader.skipped(record, position)) {
            metrics.tombstone();
        } else if (rejected != null) {
            refusedTimes.add(position, rejected.reason());
            publisher.deadLetter(
                    record, position.deadLetter(rejected.timestamp(), rejected.kind(), rejected.reason(), ""));
        } else {
            processValid(record, position);
        }
        metrics.on(models.takeActivity());
    }

    @Override
    public void close() {
        if (models != null) {
            models.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }

    private void processValid(Record<byte[], byte[]> record, RecordPosition position) {
        try {
            Optional<Control> control = reader.control(record, position);
            if (control.isPresent()) {
                reader.controlled(record, position)
                        .forEach(series -> handleControl(series, control.get(), record, position));
                return;
            }
            String key = reader.key(record.key());
            if (placement.differs(record.key(), key, position)) {
                metrics.placedDifferently();
            }
            long witness = Hash.of(key);
            reader.events(key, record, position).forEach(input -> apply(input, record, position, witness));
        } catch (BadRecordException | CorruptStateException e) {
            deadLetter(record, position, "", e);
        }
    }

    /** The series of a record are independent: one that cannot take its value keeps no other from its own. */
    private void apply(InputReader.Input input, Record<byte[], byte[]> record, RecordPosition position, long witness) {
        try {
            if (input.why() != null) {
                throw input.why();
            }
            apply(input.series(), filtered(input.series(), input.event()), record, witness);
        } catch (BadRecordException | CorruptStateException | SeriesLimitException e) {
            deadLetter(record, position, input.value(), e);
        }
    }

    /** The flag becomes a part of the event, and is stored with it: a replay does not ask again. */
    private SeriesEvent filtered(String series, SeriesEvent event) {
        return event instanceof SeriesEvent.Observation observation && alarms.ignores(series, observation.time())
                ? observation.withAlarmIgnored()
                : event;
    }

    private void apply(String series, SeriesEvent event, Record<byte[], byte[]> record, long witness)
            throws BadRecordException, SeriesLimitException {
        long started = nanoTime.getAsLong();
        ModelHandle<SeriesModel> handle = models.open(series, event);
        List<Outcome> outcomes;
        try {
            outcomes = handle.model().apply(event);
            if (outcomes.size() == 1 && outcomes.get(0) instanceof Outcome.Rejected rejected) {
                throw new BadRecordException(
                        Publisher.kind(rejected.rejection()),
                        rejected.rejection().reason());
            }
            models.append(handle, event, witness);
        } catch (RuntimeException e) {
            models.discard(series);
            throw e;
        }
        metrics.on(handle, event, outcomes, nanoTime.getAsLong() - started);
        outcomes.forEach(outcome -> publisher.publish(series, record, outcome));
        SeriesModel model = handle.model();
        listener.onApplied(
                series,
                new ForecastListener.Applied(model.observations(), event, outcomes, model.openAlarm(), model::mixture));
        models.expire();
    }

    private void handleControl(String series, Control control, Record<byte[], byte[]> record, RecordPosition position) {
        try {
            handleControl(series, control, record.timestamp());
        } catch (CorruptStateException e) {
            deadLetter(record, position, "", e);
        }
    }

    private void handleControl(String series, Control control, long time) {
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
        metrics.control();
        if (control != Control.REPAIR) {
            listener.onRemoved(series);
        }
        LOG.info("executed {} of series '{}'", control.text(), Printable.of(series));
    }

    private void deadLetter(Record<byte[], byte[]> record, RecordPosition position, String field, Exception reason) {
        DeadLetter.Kind kind = DeadLetter.Kind.SERIES_LIMIT;
        if (reason instanceof BadRecordException bad) {
            kind = bad.kind();
        } else if (reason instanceof CorruptStateException) {
            kind = DeadLetter.Kind.STATE;
        }
        publisher.deadLetter(record, position.deadLetter(record.timestamp(), kind, reason.getMessage(), field));
    }
}

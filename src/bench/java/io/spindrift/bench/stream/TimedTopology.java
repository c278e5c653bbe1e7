package io.spindrift.bench.stream;

import io.spindrift.processor.ForecastListener;
import io.spindrift.processor.ForecastProcessor;
import io.spindrift.processor.OutputKey;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.StreamsByteStore;
import io.spindrift.topology.ForecastTopology;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * The application's own processor, store and outputs, with a clock of processor time where the store asks for the time: when a
 * model has been found, and when it has taken its event. In between are the arithmetic, as it is among all else that a stream
 * thread does, and the forecast and the score made into records.
 */
final class TimedTopology {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String SOURCE = "source";
    private static final String PROCESSOR = "processor";

    private final RuntimeSettings settings;
    private final AtomicLong nanos = new AtomicLong();

    TimedTopology(RuntimeSettings settings) {
        this.settings = settings;
    }

    /** How long models were at work, up to now. */
    long nanos() {
        return nanos.get();
    }

    Topology topology() {
        MemoryBudget memory = new MemoryBudget(settings.processor().store().cacheMaxBytes());
        Topology topology = new Topology()
                .addSource(
                        SOURCE,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        settings.topics().observations().first())
                .addProcessor(PROCESSOR, () -> processor(memory), SOURCE)
                .addStateStore(ForecastTopology.models().withLoggingEnabled(ForecastTopology.CHANGELOG), PROCESSOR);
        for (String output : settings.topics().outputs()) {
            topology.addSink(output, output, OutputKey.SERIALIZER, new ByteArraySerializer(), PROCESSOR);
        }
        return topology;
    }

    private ForecastProcessor processor(MemoryBudget memory) {
        return new ForecastProcessor(
                settings.processor(),
                new ForecastProcessor.Outputs(
                        settings.topics().forecasts(),
                        settings.topics().scores(),
                        settings.topics().alerts(),
                        settings.topics().deadLetters()),
                context -> new SeriesModels(settings.processor().series())
                        .open(
                                new StreamsByteStore(context.getStateStore(ForecastTopology.MODELS)),
                                settings.processor().store(),
                                memory,
                                new Clock()),
                ForecastListener.NONE,
                System::nanoTime);
    }

    /** Asked in turn for a beginning and an end, by one thread. */
    private final class Clock implements LongSupplier {
        private long begun = -1;

        @Override
        public long getAsLong() {
            long now = THREADS.getCurrentThreadCpuTime();
            if (begun < 0) {
                begun = now;
            } else {
                nanos.addAndGet(now - begun);
                begun = -1;
            }
            return now;
        }
    }
}

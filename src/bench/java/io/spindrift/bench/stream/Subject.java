package io.spindrift.bench.stream;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.process.NewTopics;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** An application that runs, on topics of its own, and the traffic through it. */
final class Subject implements AutoCloseable {
    /** Models of more series than fit in it come back from the store. */
    private static final long MEMORY_BYTES = 2_600_000_000L;

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final String name;
    private final Cluster cluster;
    private final Running running;
    private final Traffic traffic;
    private final TimedTopology clock;

    /** How to stop it, and its metrics. */
    private record Running(Runnable stop, Supplier<Map<MetricName, ? extends Metric>> metrics) {}

    /** As users run it; or the stateless topology. */
    Subject(Cluster cluster, Path folder, Plan plan, int number) throws Exception {
        this(cluster, folder, plan, number, false);
    }

    /** @param timed whether the time of models is measured in place */
    Subject(Cluster cluster, Path folder, Plan plan, int number, boolean timed) throws Exception {
        this.cluster = cluster;
        name = "bench" + number;
        Map<String, String> settings = settings(plan);
        settings.put("state.dir", folder.resolve(name).toString());
        RuntimeSettings runtime = new Configuration(new Sources().settings(settings)).runtime();
        try (Topics topics = Application.topics(runtime)) {
            topics.create(runtime.creation(), runtime.processor().deadLetterMaxBytes());
        }
        clock = timed ? new TimedTopology(runtime) : null;
        running = plan.stateless()
                ? streams(runtime, StatelessTopology.of(runtime.topics()))
                : timed ? streams(runtime, clock.topology()) : application(runtime);
        traffic = new Traffic(
                cluster.servers(),
                settings.get("observations.topic"),
                settings.get("forecasts.topic"),
                plan.partitions(),
                new Workload(plan.series()));
    }

    private Map<String, String> settings(Plan plan) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", cluster.servers());
        settings.put("application.id", name);
        settings.put("model", plan.stateless() ? "naive" : plan.model());
        settings.put("models.cache.max.bytes", Long.toString(MEMORY_BYTES));
        settings.putAll(NewTopics.names(name));
        settings.put("topics.partitions", Integer.toString(plan.partitions()));
        settings.put("topics.retention.ms", "-1");
        settings.put("topics.replication.factor", Integer.toString(cluster.replicas()));
        settings.put("replication.factor", Integer.toString(cluster.replicas()));
        settings.put("num.stream.threads", Integer.toString(plan.threads()));
        return settings;
    }

    private static Running application(RuntimeSettings runtime) throws InterruptedException {
        Application application = Application.start(runtime);
        awaitRunning(application::state);
        return new Running(application::close, application::metrics);
    }

    /** Under the same guarantee, and with the same settings of its clients, as the application has by itself. */
    private static Running streams(RuntimeSettings runtime, Topology topology) throws InterruptedException {
        Properties properties = new Properties();
        properties.putAll(runtime.kafka());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put("producer.batch.size", 1 << 20);
        properties.put("producer.max.request.size", 2 * runtime.processor().deadLetterMaxBytes());
        properties.put("consumer.auto.offset.reset", "earliest");
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.start();
        awaitRunning(streams::state);
        return new Running(streams::close, streams::metrics);
    }

    private static void awaitRunning(Supplier<State> state) throws InterruptedException {
        long deadline = System.nanoTime() + START_NANOS;
        while (state.get() != State.RUNNING) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("expected an application that runs, got " + state.get());
            }
            Thread.sleep(20);
        }
    }

    /** Sends as fast as records are taken. */
    Flow flood(long records) throws InterruptedException {
        return measured(records, () -> traffic.flood(records));
    }

    /** Sends at a rate. */
    Flow atRate(double perSecond, long records) throws InterruptedException {
        return measured(records, () -> traffic.paced(perSecond, records / perSecond));
    }

    private interface Sending {
        void run() throws InterruptedException;
    }

    private Flow measured(long records, Sending sending) throws InterruptedException {
        long modelBefore = modelNanos();
        double changelogBefore = changelogBytes();
        Usage before = Usage.of(name);
        long begun = System.nanoTime();
        sending.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Flow(
                records,
                seconds,
                Usage.of(name).since(before),
                modelNanos() - modelBefore,
                changelogBytes() - changelogBefore);
    }

    /** As its producers have sent them. */
    private double changelogBytes() {
        double bytes = 0;
        for (Map.Entry<MetricName, ? extends Metric> metric :
                running.metrics.get().entrySet()) {
            MetricName id = metric.getKey();
            if (id.group().equals("producer-topic-metrics")
                    && id.name().equals("byte-total")
                    && id.tags().getOrDefault("topic", "").endsWith("-changelog")) {
                bytes += (Double) metric.getValue().metricValue();
            }
        }
        return bytes;
    }

    private long modelNanos() {
        return clock == null ? 0 : clock.nanos();
    }

    Histogram paced(double perSecond, double seconds) throws InterruptedException {
        return traffic.paced(perSecond, seconds);
    }

    @Override
    public void close() {
        traffic.close();
        running.stop.run();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.servers()))) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(name + "-"))
                    .toList();
            admin.deleteTopics(topics).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of " + name + " cannot be deleted", e);
        }
    }
}

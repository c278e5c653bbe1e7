package io.spindrift.crash;

import io.spindrift.process.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One feed, worked on by an application that is killed again and again. */
final class Contest {
    private static final int PARTITIONS = 4;
    private static final long OUTPUT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Processes processes;
    private final Path folder;
    private final String servers;
    private final String name;
    private final List<Feed.Item> feed;
    private final boolean labelsTopic;

    /**
     * @param name of its topics
     * @param labelsTopic whether labels have a topic of their own
     */
    Contest(Processes processes, Path folder, String servers, String name, List<Feed.Item> feed, boolean labelsTopic) {
        this.processes = processes;
        this.folder = folder;
        this.servers = servers;
        this.name = name;
        this.feed = feed;
        this.labelsTopic = labelsTopic;
    }

    /**
     * What is done to the instances.
     *
     * @param kills how often one is killed
     * @param wipes how many of these lose their state folder as well
     * @param brokerRestart whether the broker is restarted halfway
     * @param live whether the feed is produced meanwhile, or before
     */
    record Ordeal(int kills, int wipes, boolean brokerRestart, boolean live) {}

    /**
     * What came of it.
     *
     * @param kills how many there were
     * @param inside how many left a transaction open that had output on the forecasts, and was then aborted
     */
    record Survived(int kills, int inside) {}

    /** Two instances work on the feed while they are killed. */
    Survived burn(Ordeal ordeal, long seed) throws Exception {
        Map<String, String> settings = settings("fire");
        settings.put("snapshot.interval", "20");
        settings.put("models.memory.bytes", "4000000");
        // So that transactions stand open for long, with output that has reached the broker.
        settings.put("commit.interval.ms", "500");
        settings.put("producer.linger.ms", "0");
        NewTopics.create(settings);
        AtomicInteger open = new AtomicInteger(feed.size());
        if (!ordeal.live) {
            produce(Double.POSITIVE_INFINITY, open);
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> others = new ArrayList<>();
        List<Long> kills;
        try (Fleet fleet = new Fleet(processes, folder, settings, List.of())) {
            fleet.start(2);
            long pauseMillis = ordeal.live ? 5500 : 3500;
            double perSecond = feed.size() * 1000.0 / (ordeal.kills * (pauseMillis + 900));
            CompletableFuture<Void> producing = ordeal.live
                    ? CompletableFuture.runAsync(() -> produce(perSecond, open), Contest::inItsOwnThread)
                    : CompletableFuture.completedFuture(null);
            Thread.sleep(ordeal.live ? 3000 : 2600);
            for (int i = 0; i < ordeal.kills; i++) {
                // However slow the machine: each kill has its share of the feed, and comes when that is being worked
                // on.
                open.set(ordeal.live ? (int) ((i + 1L) * feed.size() / ordeal.kills) : feed.size());
                awaitOutput(settings);
                Thread.sleep(pauseMillis / 2 + random.nextLong(pauseMillis));
                if (ordeal.brokerRestart && i == ordeal.kills / 2) {
                    others.add(System.currentTimeMillis());
                    processes.restartBroker();
                    Thread.sleep(2000);
                }
                fleet.requireAlive();
                fleet.kill(random, i % 7 == 5 && i / 7 < ordeal.wipes);
            }
            producing.join();
            awaitAllRead(settings);
            fleet.requireAlive();
            kills = fleet.kills();
        }
        Aborts aborts = Aborts.of(processes.brokerFolder(), name + "-fire-forecasts");
        return new Survived(kills.size(), Math.min(kills.size(), aborts.count(others)));
    }

    /** One instance works on the same feed undisturbed, in a JVM of other flags, with another memory and another K. */
    void calm() throws Exception {
        Map<String, String> settings = settings("calm");
        settings.put("snapshot.interval", "7");
        settings.put("models.memory.bytes", "200000000");
        settings.put("num.stream.threads", "2");
        NewTopics.create(settings);
        try (Fleet fleet =
                new Fleet(processes, folder, settings, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))) {
            fleet.start(1);
            awaitAllRead(settings);
        }
    }

    /** What the given run has published. */
    Output output(String run, String topic) {
        return Output.of(servers, name + "-" + run + "-" + topic);
    }

    private Map<String, String> settings(String run) {
        Map<String, String> settings = new HashMap<>();
        String prefix = name + "-" + run;
        settings.put("bootstrap.servers", servers);
        settings.put("application.id", prefix);
        settings.put("feed", "regression");
        settings.put("observations.topic", name + "-observations");
        settings.put("labels.topic", labelsTopic ? name + "-labels" : "");
        settings.put("forecasts.topic", prefix + "-forecasts");
        settings.put("scores.topic", prefix + "-scores");
        settings.put("dead.letters.topic", prefix + "-dead-letters");
        settings.put("topics.partitions", Integer.toString(PARTITIONS));
        settings.put("topics.retention.ms", "-1");
        settings.put("label.timeout.ms", "60000");
        // A network, and a mixture of experts; both small, so that two cores keep up with the kills.
        settings.put("model", labelsTopic ? "frugal" : "pf-node");
        settings.put("model.units", "4");
        settings.put("replication.factor", "1");
        return settings;
    }

    /** The common pool may be of one thread, by which the JVM also tells that a process has ended. */
    private static void inItsOwnThread(Runnable task) {
        Thread thread = new Thread(task, "feed");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * @param perSecond how many records a second
     * @param open how many may be produced as yet
     */
    private void produce(double perSecond, AtomicInteger open) {
        Map<String, Object> properties = Map.of("bootstrap.servers", servers, "linger.ms", "5");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            double due = System.nanoTime();
            for (int i = 0; i < feed.size(); i++) {
                Feed.Item item = feed.get(i);
                while (i >= open.get()) {
                    Thread.sleep(1);
                    due = System.nanoTime();
                }
                while (System.nanoTime() < due) {
                    Thread.sleep(1);
                }
                due += 1e9 / perSecond;
                String topic = item.label() && labelsTopic ? name + "-labels" : name + "-observations";
                producer.send(new ProducerRecord<>(topic, null, item.time(), item.key(), item.value()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until forecasts are made, committed or not, or have been waited for long. */
    private void awaitOutput(Map<String, String> settings) throws InterruptedException {
        long deadline = System.nanoTime() + OUTPUT_NANOS;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            long before = forecasts(admin, settings);
            while (System.nanoTime() < deadline && forecasts(admin, settings) == before) {
                Thread.sleep(20);
            }
        }
    }

    private static long forecasts(Admin admin, Map<String, String> settings) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (int p = 0; p < PARTITIONS; p++) {
            partitions.put(new TopicPartition(settings.get("forecasts.topic"), p), OffsetSpec.latest());
        }
        try {
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how many forecasts there are", e);
        }
    }

    private List<String> inputs(Map<String, String> settings) {
        String observations = settings.get("observations.topic");
        return labelsTopic ? List.of(observations, settings.get("labels.topic")) : List.of(observations);
    }

    /** Until all that was produced has been worked on and committed. */
    private void awaitAllRead(Map<String, String> settings) throws InterruptedException {
        try (Reading reading = new Reading(servers, settings.get("application.id"), inputs(settings))) {
            reading.awaitEnd(Duration.ofSeconds(120));
        }
    }
}

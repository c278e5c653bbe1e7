package io.spindrift.chaos.site;

import io.spindrift.chaos.ledger.Feed;
import io.spindrift.crash.NewTopics;
import io.spindrift.crash.Output;
import io.spindrift.crash.Reading;
import io.spindrift.process.Cluster;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One application at work on a feed, on brokers behind doors: all that a fault may be done to. */
public final class Deployment implements AutoCloseable {
    /** After how long others take over what an instance had that is not heard of. */
    public static final int SESSION_SECONDS = 10;

    private static final int PARTITIONS = 4;
    private static final int SERIES = 100;
    private static final int TOGETHER = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** An application is behind while an observation waits for longer, in seconds. */
    private static final double BEHIND_SECONDS = 3;

    private final Processes processes;
    private final Cluster cluster;
    private final NetworkProxies doors;
    private final Path folder;
    private final Plan plan;
    private final Instances instances;
    private final Watch watch;
    private final Feeder feeder;

    /**
     * What is run.
     *
     * @param name of its topics
     * @param labelsTopic whether labels have a topic of their own
     * @param perSecond records
     * @param seed of the feed
     */
    public record Plan(String name, boolean labelsTopic, double perSecond, long seed) {}

    Deployment(Processes processes, Cluster cluster, NetworkProxies doors, Path folder, Plan plan) throws IOException {
        this.processes = processes;
        this.cluster = cluster;
        this.doors = doors;
        this.folder = folder;
        this.plan = plan;
        Map<String, String> settings = settings("chaos");
        // Transactions stand open for long, with output that has reached the brokers.
        settings.put("commit.interval.ms", "1000");
        settings.put("producer.linger.ms", "20");
        settings.put("snapshot.interval", "20");
        settings.put("models.memory.bytes", "4000000");
        settings.put("num.standby.replicas", "1");
        settings.put("session.timeout.ms", Integer.toString(SESSION_SECONDS * 1000));
        NewTopics.create(settings);
        instances = new Instances(processes, folder, settings);
        watch = new Watch(cluster.servers(), settings.get("forecasts.topic"), PARTITIONS);
        feeder = new Feeder(
                new Feeder.Way(
                        cluster.servers(),
                        settings.get("observations.topic"),
                        settings.get("labels.topic"),
                        plan.perSecond),
                // On one topic all times are distinct; between two, equal ones are in any order.
                new Feed(SERIES, plan.labelsTopic ? TOGETHER : 1, plan.seed),
                watch);
    }

    public Cluster cluster() {
        return cluster;
    }

    /** The door of each broker. */
    public List<Proxy> doors() {
        return doors.all();
    }

    public Instances instances() {
        return instances;
    }

    public Watch watch() {
        return watch;
    }

    public Feeder feeder() {
        return feeder;
    }

    /** Starts instances and feed, and waits until forecasts keep up with it. */
    public void begin() throws IOException, InterruptedException {
        instances.start();
        feeder.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!watch.begun() && System.nanoTime() < deadline) {
            pass(Duration.ofMillis(200));
        }
        if (!awaitCaughtUp(PATIENCE)) {
            throw new IllegalStateException(plan.name + ": expected forecasts to keep up with the feed, got "
                    + watch.waiting() + " observations that wait for theirs");
        }
    }

    /** Waits until all that has been fed so far has its forecasts, and nothing waits for long; whether that came to be. */
    public boolean awaitCaughtUp(Duration patience) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (watch.oldestSeconds() > Math.min(BEHIND_SECONDS, (System.nanoTime() - begun) / 1e9)) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                return false;
            }
            instances.supervise();
            Thread.sleep(50);
        }
        return true;
    }

    /** Lets time pass while instances that end by themselves are started again. */
    public void pass(Duration time) throws IOException, InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            instances.supervise();
            Thread.sleep(100);
        }
    }

    /** How often an instance has ended by itself and was started again. */
    public int restarts() {
        return instances.endedByItself();
    }

    /** Ends the feed, lets the application work it off, stops it; returns what was fed. */
    public List<Feed.Item> end() throws IOException, InterruptedException {
        List<Feed.Item> fed = feeder.end();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (watch.waiting() > 0 && System.nanoTime() < deadline) {
            pass(Duration.ofMillis(200));
        }
        awaitEnd("chaos");
        instances.stop();
        return fed;
    }

    /** One instance works on the same topics undisturbed, in a JVM of other flags, with another memory and another K. */
    public void calm() throws IOException, InterruptedException {
        Map<String, String> settings = settings("calm");
        settings.put("bootstrap.servers", cluster.servers());
        settings.put("snapshot.interval", "7");
        settings.put("models.memory.bytes", "200000000");
        settings.put("num.stream.threads", "2");
        settings.put("state.dir", folder.resolve(plan.name + "-calm").toString());
        NewTopics.create(settings);
        Process calm = processes.startApplication(plan.name + "-calm", List.of("-XX:-TieredCompilation"), settings);
        awaitEnd("calm");
        calm.destroy();
        calm.onExit().join();
    }

    /** What a run has published on one of its topics. */
    public Output output(String run, String topic) {
        return Output.of(cluster.servers(), prefix(run) + "-" + topic);
    }

    @Override
    public void close() {
        feeder.close();
        watch.close();
        instances.close();
    }

    private void awaitEnd(String run) throws InterruptedException {
        Map<String, String> settings = settings(run);
        List<String> inputs = plan.labelsTopic
                ? List.of(settings.get("observations.topic"), settings.get("labels.topic"))
                : List.of(settings.get("observations.topic"));
        try (Reading reading = new Reading(cluster.servers(), settings.get("application.id"), inputs)) {
            reading.awaitEnd(PATIENCE);
        }
    }

    private String prefix(String run) {
        return plan.name + "-" + run;
    }

    private Map<String, String> settings(String run) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", cluster.doors());
        settings.put("application.id", prefix(run));
        settings.put("feed", "regression");
        settings.put("observations.topic", plan.name + "-observations");
        settings.put("labels.topic", plan.labelsTopic ? plan.name + "-labels" : "");
        settings.put("forecasts.topic", prefix(run) + "-forecasts");
        settings.put("scores.topic", prefix(run) + "-scores");
        settings.put("dead.letters.topic", prefix(run) + "-dead-letters");
        settings.put("topics.partitions", Integer.toString(PARTITIONS));
        settings.put("topics.replication.factor", Integer.toString(cluster.size()));
        settings.put("replication.factor", Integer.toString(cluster.size()));
        settings.put("topics.retention.ms", "-1");
        settings.put("tombstones", "dead-letter");
        settings.put("record.max.bytes", Integer.toString(Feed.MAX_RECORD));
        // One of two topics may be ahead of the other for as long as a fault lasts; no label is to expire meanwhile.
        settings.put("label.timeout.ms", "86400000");
        settings.put("labels.pending.max", "5000");
        settings.put("labels.early.max", "5000");
        settings.put("ids.remembered", "10000");
        // A network, and a mixture of experts; both small, so that two cores keep up.
        settings.put("model", plan.labelsTopic ? "frugal" : "pf-node");
        settings.put("model.units", "4");
        return settings;
    }
}

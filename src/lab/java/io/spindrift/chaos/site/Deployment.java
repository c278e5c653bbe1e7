package io.spindrift.chaos.site;

import io.spindrift.chaos.check.Outputs;
import io.spindrift.chaos.feed.Feed;
import io.spindrift.process.Cluster;
import io.spindrift.process.NewTopics;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One application at work on a feed, on brokers behind doors: all that a fault may be done to. */
public final class Deployment implements AutoCloseable {
    /** Session timeout, after which others take over the partitions of an instance. */
    public static final int SESSION_SECONDS = 10;

    private static final String RUN = "chaos";
    /** How many instances may join those that stay. */
    private static final int JOINING = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** An application is behind while an observation waits for longer, in seconds. */
    private static final double BEHIND_SECONDS = 3;

    private final Processes processes;
    private final Cluster cluster;
    private final NetworkProxies doors;
    private final Path folder;
    private final Workload workload;
    private final Instances instances;
    private final Watch watch;
    private final Feeder feeder;

    /**
     * The plan of a deployment.
     *
     * @param name prefix of its topics
     * @param feed that is sent to them
     * @param perSecond records per second
     * @param set further settings of the instances
     */
    public record Plan(String name, Feed feed, double perSecond, Map<String, String> set) {}

    Deployment(Processes processes, Cluster cluster, NetworkProxies doors, Path folder, Plan plan) throws IOException {
        this.processes = processes;
        this.cluster = cluster;
        this.doors = doors;
        this.folder = folder;
        workload = new Workload(plan.name, plan.feed, cluster.servers(), cluster.size(), plan.set);
        Map<String, String> settings = workload.disturbed(RUN);
        settings.put("bootstrap.servers", cluster.doors());
        // Transactions are long, with output that has reached the brokers.
        settings.put("commit.interval.ms", "1000");
        settings.put("producer.linger.ms", "20");
        settings.put("num.standby.replicas", "1");
        settings.put("session.timeout.ms", Integer.toString(SESSION_SECONDS * 1000));
        NewTopics.create(settings);
        instances = new Instances(processes, folder, settings, JOINING, WallClock.library(folder));
        watch = new Watch(cluster.servers(), workload.topic(RUN, "forecasts"), Workload.PARTITIONS);
        feeder = workload.feeder(plan.perSecond, item -> {
            if (item.expected().forecast()) {
                watch.fed(item.key(), item.time());
            }
        });
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
            throw new IllegalStateException(workload.name() + ": expected forecasts to keep up with the feed, got "
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

    /**
     * Ends the feed, waits until the application has processed it, and stops the application. Returns the records of
     * the feed.
     */
    public List<Feed.Item> end() throws IOException, InterruptedException {
        List<Feed.Item> fed = feeder.end();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (watch.waiting() > 0 && System.nanoTime() < deadline) {
            pass(Duration.ofMillis(200));
        }
        workload.awaitRead(RUN);
        instances.stop();
        return fed;
    }

    /** Returns whether a run without faults must have the same output. */
    public boolean ordered() {
        return workload.feed().ordered();
    }

    /** Runs one instance undisturbed on the same topics. Returns its output. */
    public Outputs calm() throws IOException, InterruptedException {
        return workload.calm(processes, folder);
    }

    /** Returns the output under faults. */
    public Outputs outputs() {
        return workload.outputs(RUN);
    }

    @Override
    public void close() {
        feeder.close();
        watch.close();
        instances.close();
    }
}

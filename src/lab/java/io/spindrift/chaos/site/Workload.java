package io.spindrift.chaos.site;

import io.spindrift.chaos.check.Output;
import io.spindrift.chaos.check.Outputs;
import io.spindrift.chaos.feed.Feed;
import io.spindrift.process.InputProgress;
import io.spindrift.process.NewTopics;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Topics of a feed, and the settings of applications that read them. Each run of an application reads the same topics and
 * publishes to its own.
 *
 * @param name of the topics
 * @param feed that is sent to them
 * @param servers where clients find the brokers when nothing disturbs them
 * @param replicas of each topic
 * @param set further settings of a run that is disturbed
 */
public record Workload(String name, Feed feed, String servers, int replicas, Map<String, String> set) {
    /** Number of partitions of each topic. */
    public static final int PARTITIONS = 4;

    private static final String CALM = "calm";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The settings of a run that can be disturbed: models that leave memory, and journals that are replayed. */
    public Map<String, String> disturbed(String run) {
        Map<String, String> settings = settings(run);
        settings.put("snapshot.interval.events", "20");
        settings.putAll(set);
        return settings;
    }

    /**
     * Returns what sends the feed to the topics.
     *
     * @param listener receives each record before it is sent
     */
    public Feeder feeder(double perSecond, Consumer<Feed.Item> listener) {
        return new Feeder(new Feeder.Way(servers, observations(), labels(), perSecond), feed, listener);
    }

    /** The topic of a run. */
    public String topic(String run, String what) {
        return name + "-" + run + "-" + what;
    }

    /** Returns the output of a run. */
    public Outputs outputs(String run) {
        return new Outputs(
                output(run, "forecasts"), output(run, "scores"), output(run, "alerts"), output(run, "dead-letters"));
    }

    /** Waits until a run has read all that was produced, and has committed that. */
    public void awaitRead(String run) throws InterruptedException {
        List<String> inputs = feed.labelsTopic() ? List.of(observations(), labels()) : List.of(observations());
        try (InputProgress progress = new InputProgress(servers, name + "-" + run, inputs)) {
            progress.awaitEnd(PATIENCE);
        }
    }

    /**
     * Runs one instance undisturbed on the topics, in a JVM with other flags, with another cache size and another K.
     *
     * @return its output, with some records of each kind that the feed brings about
     */
    public Outputs calm(Processes processes, Path folder) throws IOException, InterruptedException {
        Map<String, String> settings = settings(CALM);
        settings.put("snapshot.interval.events", "7");
        settings.put("models.cache.max.bytes", "200000000");
        settings.put("num.stream.threads", "2");
        settings.put("state.dir", folder.resolve(name + "-" + CALM).toString());
        NewTopics.create(settings);
        Process application =
                processes.startApplication(name + "-" + CALM, List.of("-XX:-TieredCompilation"), settings);
        awaitRead(CALM);
        application.destroy();
        application.onExit().join();
        Outputs outputs = outputs(CALM);
        outputs.byTopic().forEach((topic, output) -> {
            if (output.count() == 0 && (feed.alarms() || output != outputs.alerts())) {
                throw new IllegalStateException(topic + ": expected records of the calm run, got none");
            }
        });
        return outputs;
    }

    private Output output(String run, String what) {
        return Output.of(servers, topic(run, what));
    }

    private String observations() {
        return name + "-observations";
    }

    private String labels() {
        return feed.labelsTopic() ? name + "-labels" : "";
    }

    private Map<String, String> settings(String run) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("application.id", name + "-" + run);
        settings.put("observations.topic", observations());
        settings.put("labels.topic", labels());
        settings.put("forecasts.topic", topic(run, "forecasts"));
        settings.put("scores.topic", topic(run, "scores"));
        settings.put("alerts.topic", topic(run, "alerts"));
        settings.put("dead.letters.topic", topic(run, "dead-letters"));
        settings.put("topics.partitions", Integer.toString(PARTITIONS));
        settings.put("topics.replication.factor", Integer.toString(replicas));
        settings.put("replication.factor", Integer.toString(replicas));
        settings.put("topics.retention.ms", "-1");
        settings.put("tombstones", "dead-letter");
        settings.put("record.max.bytes", Integer.toString(Feed.RECORD_MAX_BYTES));
        settings.putAll(feed.settings());
        return settings;
    }
}

package io.spindrift.soak;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.inspect.Sizes;
import io.spindrift.memory.InstanceMemory;
import io.spindrift.process.FreePorts;
import io.spindrift.process.NewTopics;
import io.spindrift.runtime.RuntimeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** The instance under load: its settings, the memory that it may take by them, and its JVM. */
final class SoakedInstance {
    private static final double MEGA = 1 << 20;
    /** Models of records that have just arrived are a little larger than new ones, and one is loaded before another is evicted. */
    private static final double ROOM = 1.05;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Number of partitions. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--threads", defaultValue = "2", description = "Number of threads. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--series",
            defaultValue = "10000",
            description = "How many series are alive at a time. Default: ${DEFAULT-VALUE}.")
    private int series;

    @Option(
            names = "--life",
            paramLabel = "RECORDS",
            defaultValue = "50",
            description =
                    "Number of records after which a series ends and a new one starts. Default: ${DEFAULT-VALUE}.")
    private int life;

    @Option(names = "--model", defaultValue = "blend-linear", description = "Default: ${DEFAULT-VALUE}.")
    private String model;

    @Option(
            names = "--malloc",
            paramLabel = "NAME",
            defaultValue = "GLIBC",
            description =
                    "The allocator of memory outside of the heap: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Malloc malloc;

    @Option(
            names = "--flag",
            paramLabel = "FLAG",
            description = "A flag of the JVM, such as -XX:+UseZGC. May be given several times.")
    private List<String> flags = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the instance. May be given several times. By default, models.cache.max.bytes has room for all series.")
    private Map<String, String> others = Map.of();

    int partitions() {
        return partitions;
    }

    int series() {
        return series;
    }

    int life() {
        return life;
    }

    Malloc malloc() {
        return malloc;
    }

    /** Returns the settings of the application. */
    Map<String, String> settings(String servers, Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("application.id", "soak");
        settings.putAll(NewTopics.names("soak"));
        settings.put("topics.partitions", Integer.toString(partitions));
        settings.put("topics.retention.ms", "-1");
        settings.put("replication.factor", "1");
        settings.put("num.stream.threads", Integer.toString(threads));
        settings.put("state.dir", folder.resolve("state").toString());
        settings.put("http.port", Integer.toString(FreePorts.next()));
        settings.put("model", model);
        // By default a changelog keeps tombstones for a day, so half an hour would only show growth.
        settings.put("topic.delete.retention.ms", "60000");
        // A record is a millisecond: a series is dropped when it has been silent for as long as it lived.
        settings.put("series.ttl.ms", Long.toString((long) life * series));
        settings.putAll(others);
        settings.computeIfAbsent("models.cache.max.bytes", name -> Long.toString(allModels(runtime(settings))));
        return settings;
    }

    /** Returns how much memory the instance may take under its settings. */
    InstanceMemory memory(Map<String, String> settings) {
        return runtime(settings).instanceMemory();
    }

    /** Returns flags of its JVM: the heap is that of its memory. */
    List<String> flags(InstanceMemory memory) {
        List<String> all = new ArrayList<>();
        all.add(String.format(Locale.ROOT, "-Xmx%.0fm", Math.ceil(memory.heap() / MEGA)));
        all.addAll(flags);
        return all;
    }

    /** Returns the bytes of all series' models. */
    private long allModels(RuntimeSettings runtime) {
        Sizes sizes =
                new Sizes(runtime.processor().series(), runtime.processor().store(), 0);
        return (long)
                (ROOM * sizes.of(series, 0, runtime.instanceMemory(), null).memoryForAllBytes());
    }

    private static RuntimeSettings runtime(Map<String, String> settings) {
        return new Configuration(new Sources().settings(settings)).runtime();
    }
}

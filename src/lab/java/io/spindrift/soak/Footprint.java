package io.spindrift.soak;

import io.spindrift.process.Folders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;

/**
 * The resources of a running application: those of its process (Linux), its own metrics, and the disk of the broker.
 */
final class Footprint {
    static final String RSS = "RSS MB";

    private static final double KILO = 1024;
    private static final double MILLIS = 1000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Process broker;
    private final URI metrics;
    private final Path state;
    private final Admin admin;
    private final String changelog;
    private final String input;

    /** Where to look. */
    record Place(
            Process process, Process broker, int httpPort, Path state, Admin admin, String changelog, String input) {}

    Footprint(Place place) {
        process = place.process;
        broker = place.broker;
        metrics = URI.create("http://127.0.0.1:" + place.httpPort + "/metrics");
        state = place.state;
        admin = place.admin;
        changelog = place.changelog;
        input = place.input;
    }

    /** All figures now, by name; megabytes where they are bytes. */
    Map<String, Double> now() throws IOException, InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(RSS, number(process, "status", "VmRSS") / KILO);
        figures.put("threads", number(process, "status", "Threads"));
        figures.put("files", files());
        String told = told();
        figures.put("live heap MB", sum(told, "jvm_gc_live_data_size_bytes", "") / KILO / KILO);
        figures.put("store MB", Folders.bytes(state) / KILO / KILO);
        figures.put("changelog MB", changelogBytes() / KILO / KILO);
        figures.put("lag", sum(told, "kafka_consumer_fetch_manager_records_lag", "topic=\"" + input + "\""));
        return figures;
    }

    /** What may hold records up, by its own metrics; milliseconds where they are times. */
    Map<String, Double> delays() throws IOException, InterruptedException {
        String told = told();
        Map<String, Double> delays = new LinkedHashMap<>();
        delays.put("collections", sum(told, "jvm_gc_pause_seconds_count", ""));
        delays.put("collections ms", MILLIS * sum(told, "jvm_gc_pause_seconds_sum", ""));
        delays.put("commits", sum(told, "kafka_stream_thread_commit_total", ""));
        delays.put("models loaded", sum(told, "kafka_stream_spindrift_model_cache_misses_total", ""));
        delays.put("snapshots", sum(told, "kafka_stream_spindrift_snapshots_total", ""));
        delays.put("broker wrote MB", number(broker, "io", "write_bytes") / KILO / KILO);
        return delays;
    }

    /** A number that the kernel has for a process. */
    private static double number(Process process, String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), file))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    private double files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return all.count();
        }
    }

    /** Requests a full collection, and returns the megabytes of the heap that are used after it. */
    double liveHeap() throws IOException, InterruptedException {
        new ProcessBuilder("jcmd", Long.toString(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return sum(told(), "jvm_memory_used_bytes", "area=\"heap\"") / KILO / KILO;
    }

    private String told() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** A metric, added up over those of its labels that say something. */
    private static double sum(String told, String metric, String label) {
        return told.lines()
                .filter(line -> line.startsWith(metric) && line.contains(label))
                .filter(line -> "{ ".indexOf(line.charAt(metric.length())) >= 0)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    private double changelogBytes() throws InterruptedException {
        try {
            double bytes = 0;
            for (Map<String, LogDirDescription> broker : admin.describeLogDirs(
                            admin.describeCluster().nodes().get().stream()
                                    .map(node -> node.id())
                                    .toList())
                    .allDescriptions()
                    .get()
                    .values()) {
                for (LogDirDescription folder : broker.values()) {
                    bytes += folder.replicaInfos().entrySet().stream()
                            .filter(replica -> replica.getKey().topic().equals(changelog))
                            .mapToLong(replica -> replica.getValue().size())
                            .sum();
                }
            }
            return bytes;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how large " + changelog + " is", e);
        }
    }
}

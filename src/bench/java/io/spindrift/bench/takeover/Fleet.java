package io.spindrift.bench.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.process.FreePorts;
import io.spindrift.process.Processes;
import io.spindrift.process.Signals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The instances of one application, each in a process of its own, with a state folder and a static member id. */
final class Fleet {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Processes processes;
    private final Path folder;
    private final Map<String, String> settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private final List<Instance> instances = new ArrayList<>();

    /** An instance that runs or has run. */
    static final class Instance {
        private final String name;
        private final int port;
        private Process process;

        private Instance(String name, int port) {
            this.name = name;
            this.port = port;
        }

        private boolean running() {
            return process.isAlive();
        }
    }

    /**
     * @param folder of the states
     * @param settings of each instance
     */
    Fleet(Processes processes, Path folder, Map<String, String> settings) {
        this.processes = processes;
        this.folder = folder;
        this.settings = settings;
    }

    /** Starts a further instance. */
    Instance add() throws IOException {
        Instance instance = new Instance(settings.get("application.id") + "-" + instances.size(), FreePorts.next());
        instances.add(instance);
        start(instance);
        return instance;
    }

    /** Starts an instance again that was stopped or killed. */
    void start(Instance instance) throws IOException {
        Map<String, String> own = new HashMap<>(settings);
        own.put("group.instance.id", instance.name);
        own.put("http.port", Integer.toString(instance.port));
        own.put("state.dir", folder.resolve(instance.name).toString());
        instance.process = processes.startApplication(instance.name, Processes.QUICK_START, own);
    }

    void stop(Instance instance) {
        instance.process.destroy();
        instance.process.onExit().join();
    }

    void kill(Instance instance) {
        instance.process.destroyForcibly().onExit().join();
    }

    /** Stops a process where it is, as a stalled machine does. */
    void pause(Instance instance) throws IOException, InterruptedException {
        Signals.pause(instance.process);
    }

    /** Lets it go on. */
    void resume(Instance instance) throws IOException, InterruptedException {
        Signals.resume(instance.process);
    }

    /** Ends all. */
    void killAll() {
        instances.stream().filter(Instance::running).forEach(this::kill);
    }

    List<Instance> all() {
        return List.copyOf(instances);
    }

    /** Returns the running instance that processes most partitions. */
    Instance busiest() {
        return instances.stream()
                .filter(Instance::running)
                .max(Comparator.comparingInt(this::active))
                .orElseThrow();
    }

    /** Whether all running instances are ready, and their standby replicas too if there are any. */
    boolean ready(boolean standby) {
        return instances.stream().filter(Instance::running).allMatch(instance -> {
            JsonNode health = ask(instance, "/health/ready");
            return health.path("status").asText().equals("up")
                    && (!standby || health.at("/takeover/ready").asBoolean());
        });
    }

    /** Returns the number of partitions that an instance processes; 0 if it does not answer. */
    int active(Instance instance) {
        return partitions(instance).size();
    }

    /** Returns the partitions that an instance processes; none if it does not answer. */
    Set<Integer> partitions(Instance instance) {
        JsonNode status = ask(instance, "/api/v1/instance");
        Set<Integer> partitions = new TreeSet<>();
        if (status.path("state").asText().equals("RUNNING")) {
            status.path("active")
                    .forEach(each -> partitions.add(each.path("partition").asInt()));
        }
        return partitions;
    }

    /** Fails if an instance that should run has ended. */
    void requireRunning(List<Instance> expected) {
        for (Instance instance : expected) {
            if (!instance.running()) {
                throw new IllegalStateException(
                        instance.name + ": expected to run, has ended:\n" + processes.log(instance.name));
            }
        }
    }

    private JsonNode ask(Instance instance, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + instance.port + path))
                .timeout(ANSWER)
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return JSON.nullNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

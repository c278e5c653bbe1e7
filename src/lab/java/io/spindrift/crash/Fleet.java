package io.spindrift.crash;

import io.spindrift.process.Folders;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The instances of one application, each a process, and what is done to them. */
final class Fleet implements AutoCloseable {
    private final Processes processes;
    private final Path folder;
    private final Map<String, String> settings;
    private final List<String> flags;
    private final List<Process> instances = new ArrayList<>();
    private final List<Long> kills = new ArrayList<>();

    /**
     * @param folder of the states
     * @param settings of every instance
     * @param flags of its JVM
     */
    Fleet(Processes processes, Path folder, Map<String, String> settings, List<String> flags) {
        this.processes = processes;
        this.folder = folder;
        this.settings = settings;
        this.flags = flags;
    }

    void start(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            instances.add(startInstance(i));
        }
    }

    /** Kills one of them with -9 and starts it again at once, perhaps without its state. */
    void kill(SplittableRandom random, boolean wipe) throws IOException {
        int victim = random.nextInt(instances.size());
        kills.add(System.currentTimeMillis());
        Process process = instances.get(victim).destroyForcibly();
        process.onExit().join();
        if (wipe) {
            Folders.delete(folder.resolve(name(victim)));
        }
        instances.set(victim, startInstance(victim));
    }

    /** When the kills were, in milliseconds since 1970. */
    List<Long> kills() {
        return kills;
    }

    /** Fails if an instance has ended that was not killed. */
    void requireAlive() {
        for (int i = 0; i < instances.size(); i++) {
            if (!instances.get(i).isAlive()) {
                throw new IllegalStateException(name(i) + " ended by itself:\n" + processes.log(name(i)));
            }
        }
    }

    @Override
    public void close() {
        instances.forEach(Process::destroy);
        instances.forEach(process -> process.onExit().join());
        instances.clear();
    }

    private Process startInstance(int number) throws IOException {
        Map<String, String> own = new HashMap<>(settings);
        own.put("state.dir", folder.resolve(name(number)).toString());
        own.put("group.instance.id", name(number));
        own.put("topics.create", "false");
        return processes.startApplication(name(number), flags, own);
    }

    private String name(int number) {
        return settings.get("application.id") + "-" + number;
    }
}

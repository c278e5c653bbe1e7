package io.spindrift.chaos.site;

import io.spindrift.process.AtEnd;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The instances of one application: two that stay, and others that join for a while. */
public final class Instances implements AutoCloseable {
    private static final int STAYING = 2;

    private final List<Instance> all = new ArrayList<>();
    private final AtEnd atEnd = AtEnd.of(this::end);

    /**
     * @param folder of their states
     * @param settings of each
     * @param joining how many may join
     * @param library that gives each a clock of its own, or nothing
     */
    public Instances(
            Processes processes, Path folder, Map<String, String> settings, int joining, Optional<Path> library)
            throws IOException {
        for (int i = 0; i < STAYING + joining; i++) {
            String name = settings.get("application.id") + "-" + i;
            Map<String, String> own = new HashMap<>(settings);
            own.put("close.leave.group", Boolean.toString(i >= STAYING));
            Path time = folder.resolve(name + ".clock");
            Optional<WallClock> clock =
                    library.isEmpty() ? Optional.empty() : Optional.of(new WallClock(library.get(), time));
            all.add(new Instance(processes, name, own, new Volume(folder.resolve(name)), clock));
        }
    }

    /** Starts those that stay. */
    public void start() throws IOException {
        for (Instance instance : staying()) {
            instance.start();
        }
    }

    /** Those that stay. */
    public List<Instance> staying() {
        return List.copyOf(all.subList(0, STAYING));
    }

    /** Those that join and leave. */
    public List<Instance> joining() {
        return List.copyOf(all.subList(STAYING, all.size()));
    }

    /** One of those that stay. */
    public Instance any(SplittableRandom random) {
        return all.get(random.nextInt(STAYING));
    }

    /** Starts those again that have ended by themselves. */
    void supervise() throws IOException {
        for (Instance instance : all) {
            instance.supervise();
        }
    }

    /** Fails if one that is meant to run has ended. */
    public void requireAlive() {
        all.forEach(Instance::requireAlive);
    }

    /** How often one has ended by itself. */
    int endedByItself() {
        return all.stream().mapToInt(Instance::endedByItself).sum();
    }

    public void stop() throws InterruptedException {
        for (Instance instance : all) {
            if (instance.wanted()) {
                instance.stop();
            }
        }
    }

    @Override
    public void close() {
        atEnd.close();
        end();
    }

    private void end() {
        for (Instance instance : all) {
            if (instance.wanted()) {
                instance.kill();
            }
            instance.volume().close();
        }
    }
}

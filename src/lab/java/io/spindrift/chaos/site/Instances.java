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

/** The instances of one application: two that stay, and up to two that join for a while. */
public final class Instances implements AutoCloseable {
    private static final int STAYING = 2;
    private static final int MAX = 4;

    private final List<Instance> all = new ArrayList<>();
    private final AtEnd atEnd = AtEnd.of(this::end);

    Instances(Processes processes, Path folder, Map<String, String> settings) throws IOException {
        Optional<Path> library = WallClock.library(folder);
        for (int i = 0; i < MAX; i++) {
            String name = settings.get("application.id") + "-" + i;
            Map<String, String> own = new HashMap<>(settings);
            own.put("close.leave.group", Boolean.toString(i >= STAYING));
            Optional<WallClock> clock = library.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new WallClock(library.get(), folder.resolve(name + ".clock")));
            all.add(new Instance(processes, name, own, new Volume(folder.resolve(name)), clock));
        }
    }

    /** Starts those that stay. */
    void start() throws IOException {
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
        return List.copyOf(all.subList(STAYING, MAX));
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

    /** How often one has ended by itself. */
    int endedByItself() {
        return all.stream().mapToInt(Instance::endedByItself).sum();
    }

    void stop() throws InterruptedException {
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

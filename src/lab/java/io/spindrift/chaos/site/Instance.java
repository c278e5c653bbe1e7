package io.spindrift.chaos.site;

import io.spindrift.process.Processes;
import io.spindrift.process.Signals;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One instance of the application, in a process that is ended and started again. */
public final class Instance {
    private static final long STOP_SECONDS = 60;

    private final Processes processes;
    private final String name;
    private final Map<String, String> settings;
    private final Volume volume;
    private final Optional<WallClock> clock;
    private Process process;
    private boolean wanted;
    private int endedByItself;

    Instance(Processes processes, String name, Map<String, String> settings, Volume volume, Optional<WallClock> clock) {
        this.processes = processes;
        this.name = name;
        this.settings = new HashMap<>(settings);
        this.settings.put("state.dir", volume.path().toString());
        this.settings.put("group.instance.id", name);
        this.volume = volume;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    public Volume volume() {
        return volume;
    }

    /** Its own clock; nothing where this machine does not let it have one. */
    public Optional<WallClock> clock() {
        return clock;
    }

    /** Whether it is meant to run. */
    public boolean wanted() {
        return wanted;
    }

    /** Returns how often the instance has ended without a stop or a kill. */
    int endedByItself() {
        return endedByItself;
    }

    public void start() throws IOException {
        wanted = true;
        Map<String, String> environment = clock.map(WallClock::environment).orElse(Map.of());
        process = processes.startApplication(name, environment, Processes.QUICK_START, settings);
    }

    /** Ends it at once. */
    public void kill() {
        wanted = false;
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as its operator would; after a minute, with force. */
    public void stop() throws InterruptedException {
        wanted = false;
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().onExit().join();
        }
    }

    public void pause() throws IOException, InterruptedException {
        Signals.pause(process);
    }

    public void resume() throws IOException, InterruptedException {
        Signals.resume(process);
    }

    /** Fails if it is meant to run and has ended. */
    void requireAlive() {
        if (wanted && !process.isAlive()) {
            throw new IllegalStateException(name + " ended by itself:\n" + processes.log(name));
        }
    }

    /** Restarts the instance if it has ended by itself, as a service manager does. */
    void supervise() throws IOException {
        if (wanted && !process.isAlive()) {
            endedByItself++;
            start();
        }
    }
}

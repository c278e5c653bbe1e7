package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Instance;
import io.spindrift.chaos.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The clock of an instance is set an hour forward or back while it works, and set right again. */
final class StepClock implements Fault {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int number;
    private final boolean forward;
    private final Duration lasting;

    StepClock(SplittableRandom random) {
        number = random.nextInt(2);
        forward = random.nextBoolean();
        lasting = Duration.ofMillis(random.nextLong(4000, 9000));
    }

    /** Where the library is that sets the clock of a process. */
    static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::isRegularFile).findFirst();
    }

    @Override
    public String victim() {
        return "instance " + number + (forward ? ", forward" : ", back");
    }

    @Override
    public Duration lasting() {
        return lasting;
    }

    @Override
    public void inflict(Site site) throws IOException, InterruptedException {
        Instance instance = site.instances().staying().get(number);
        Path clock = clock(instance);
        Files.writeString(clock, "+0\n");
        instance.stop();
        instance.start(Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1"));
        // Not before it works again.
        site.awaitCaughtUp(PATIENCE);
        Files.writeString(clock, forward ? "+1h\n" : "-1h\n");
    }

    @Override
    public void heal(Site site) throws IOException {
        Files.writeString(clock(site.instances().staying().get(number)), "+0\n");
    }

    private static Path clock(Instance instance) {
        return instance.volume().path().resolveSibling(instance.name() + ".clock");
    }
}

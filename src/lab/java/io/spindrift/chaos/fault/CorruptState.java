package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** While an instance is stopped, bytes of its stores' files are overwritten. */
record CorruptState(int number, long seed) implements Fault {
    private static final int BYTES = 200;

    static Fault deal(SplittableRandom random) {
        return new CorruptState(random.nextInt(2), random.nextLong());
    }

    @Override
    public String victim() {
        return "instance " + number;
    }

    @Override
    public Duration lasting() {
        return Duration.ZERO;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        Instance instance = site.instances().staying().get(number);
        instance.stop();
        SplittableRandom random = new SplittableRandom(seed);
        for (Path file : files(instance.volume().path())) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < BYTES && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(file, bytes);
        }
    }

    @Override
    public void heal(Deployment site) throws IOException {
        site.instances().staying().get(number).start();
    }

    private static List<Path> files(Path state) throws IOException {
        try (Stream<Path> all = Files.walk(state)) {
            return all.filter(file -> file.toString().endsWith(".sst")).toList();
        }
    }
}

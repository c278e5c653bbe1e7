package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** There is no room left where an instance keeps its state; it works on for a while, and is then started on that disk. */
record FullDisk(int number, Duration lasting) implements Fault {
    private static final Duration WORKING = Duration.ofSeconds(2);

    static Fault deal(SplittableRandom random) {
        return new FullDisk(random.nextInt(2), Duration.ofMillis(random.nextLong(5000, 15000)));
    }

    @Override
    public String victim() {
        return "instance " + number;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        Instance instance = site.instances().staying().get(number);
        instance.volume().fill();
        site.pass(WORKING);
        instance.kill();
        instance.start();
    }

    @Override
    public void heal(Deployment site) throws IOException {
        site.instances().staying().get(number).volume().free();
    }
}

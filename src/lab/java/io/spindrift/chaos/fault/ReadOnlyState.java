package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** An instance is started on a state folder that cannot be written, as a disk is that had errors; others take over. */
record ReadOnlyState(int number, Duration lasting) implements Fault {
    static Fault deal(SplittableRandom random) {
        return new ReadOnlyState(random.nextInt(2), Duration.ofMillis(random.nextLong(4000, 14000)));
    }

    @Override
    public String victim() {
        return "instance " + number;
    }

    @Override
    public void inflict(Deployment site) throws IOException {
        Instance instance = site.instances().staying().get(number);
        instance.kill();
        instance.volume().readOnly(true);
        instance.start();
    }

    @Override
    public void heal(Deployment site) throws IOException {
        Instance instance = site.instances().staying().get(number);
        instance.volume().readOnly(false);
    }
}

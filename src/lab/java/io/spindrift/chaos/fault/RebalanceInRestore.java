package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** While an instance restores lost stores, another instance joins, and leaves before the restore has ended. */
record RebalanceInRestore(int number, Duration start, Duration lasting) implements Fault {
    static Fault deal(SplittableRandom random) {
        return new RebalanceInRestore(
                random.nextInt(2),
                Duration.ofMillis(random.nextLong(500, 2500)),
                Duration.ofMillis(random.nextLong(2000, 5000)));
    }

    @Override
    public String victim() {
        return "instance " + number;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        Instance instance = site.instances().staying().get(number);
        instance.kill();
        instance.volume().wipe();
        instance.start();
        site.pass(start);
        site.instances().joining().get(0).start();
    }

    @Override
    public void heal(Deployment site) throws InterruptedException {
        site.instances().joining().get(0).stop();
    }
}

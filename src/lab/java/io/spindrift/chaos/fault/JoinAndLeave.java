package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** One or two more instances join, and leave again. */
record JoinAndLeave(int count, Duration lasting) implements Fault {
    static Fault deal(SplittableRandom random) {
        return new JoinAndLeave(1 + random.nextInt(2), Duration.ofMillis(random.nextLong(6000, 12000)));
    }

    @Override
    public String victim() {
        return count + " more";
    }

    @Override
    public void inflict(Deployment site) throws IOException {
        for (Instance instance : joining(site)) {
            instance.start();
        }
    }

    @Override
    public void heal(Deployment site) throws InterruptedException {
        for (Instance instance : joining(site)) {
            instance.stop();
        }
    }

    private List<Instance> joining(Deployment site) {
        return site.instances().joining().subList(0, count);
    }
}

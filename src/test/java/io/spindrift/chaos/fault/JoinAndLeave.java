package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Instance;
import io.spindrift.chaos.site.Site;
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
    public void inflict(Site site) throws IOException {
        for (Instance instance : joining(site)) {
            instance.start();
        }
    }

    @Override
    public void heal(Site site) throws InterruptedException {
        for (Instance instance : joining(site)) {
            instance.stop();
        }
    }

    private List<Instance> joining(Site site) {
        return site.instances().joining().subList(0, count);
    }
}

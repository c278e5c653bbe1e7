package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.time.Duration;
import java.util.SplittableRandom;

/** All that goes between brokers and their clients arrives later. */
record SlowNetwork(long millis, Duration lasting) implements Fault {
    static Fault deal(SplittableRandom random) {
        return new SlowNetwork(random.nextLong(30, 150), Duration.ofMillis(random.nextLong(5000, 12000)));
    }

    @Override
    public String victim() {
        return millis + " ms";
    }

    @Override
    public void inflict(Deployment site) {
        site.doors().forEach(door -> door.delay(millis));
    }

    @Override
    public void heal(Deployment site) {
        site.doors().forEach(door -> door.delay(0));
    }
}

package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.time.Duration;
import java.util.SplittableRandom;

/** Records come at ten times their rate. */
record Flood(Duration lasting) implements Fault {
    private static final int TIMES = 10;

    static Fault deal(SplittableRandom random) {
        return new Flood(Duration.ofMillis(random.nextLong(3000, 7000)));
    }

    @Override
    public String victim() {
        return TIMES + " times";
    }

    @Override
    public void inflict(Deployment site) {
        site.feeder().multiply(TIMES);
    }

    @Override
    public void heal(Deployment site) {
        site.feeder().multiply(1);
    }
}

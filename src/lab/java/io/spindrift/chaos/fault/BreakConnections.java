package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Proxy;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** Clients lose all their connections again and again. */
record BreakConnections(int times) implements Fault {
    private static final Duration BETWEEN = Duration.ofMillis(700);

    static Fault deal(SplittableRandom random) {
        return new BreakConnections(random.nextInt(3, 9));
    }

    @Override
    public String victim() {
        return times + " times";
    }

    @Override
    public Duration lasting() {
        return Duration.ZERO;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            site.doors().forEach(Proxy::reset);
            site.pass(BETWEEN);
        }
    }

    @Override
    public void heal(Deployment site) {
        // Doors are open.
    }
}

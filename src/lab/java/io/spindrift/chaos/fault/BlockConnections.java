package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.time.Duration;
import java.util.SplittableRandom;

/** Nothing comes through between a broker and its clients, who are not told; other brokers reach it. */
record BlockConnections(int number, Duration lasting) implements Fault {
    static Fault deal(SplittableRandom random) {
        return new BlockConnections(random.nextInt(3), Duration.ofMillis(random.nextLong(3000, 14000)));
    }

    @Override
    public String victim() {
        return "broker " + number;
    }

    @Override
    public void inflict(Deployment site) {
        site.doors().get(number).shut();
    }

    @Override
    public void heal(Deployment site) {
        site.doors().get(number).open();
    }
}

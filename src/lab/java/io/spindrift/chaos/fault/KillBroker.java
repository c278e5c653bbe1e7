package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** A broker is killed, and comes back some seconds later. */
record KillBroker(int number, Duration lasting) implements Fault {
    static Fault deal(SplittableRandom random) {
        return new KillBroker(random.nextInt(3), Duration.ofMillis(random.nextLong(2000, 8000)));
    }

    @Override
    public String victim() {
        return "broker " + number;
    }

    @Override
    public void inflict(Deployment site) {
        site.cluster().kill(number);
    }

    @Override
    public void heal(Deployment site) throws IOException, InterruptedException {
        site.cluster().start(number);
        site.cluster().awaitInSync();
    }
}

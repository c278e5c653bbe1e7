package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.process.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** A broker is paused, and continues before or after the others have noticed it. */
record PauseBroker(int number, Duration lasting) implements Fault {
    static Fault deal(SplittableRandom random) {
        return new PauseBroker(random.nextInt(3), Duration.ofMillis(random.nextLong(2000, 14000)));
    }

    @Override
    public String victim() {
        return "broker " + number;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        Signals.pause(site.cluster().process(number));
    }

    @Override
    public void heal(Deployment site) throws IOException, InterruptedException {
        Signals.resume(site.cluster().process(number));
        site.cluster().awaitInSync();
    }
}

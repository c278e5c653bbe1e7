package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * An instance is paused. It continues within its session, or after others have taken over its partitions, when it must
 * not write any more.
 */
record PauseInstance(int number, Duration lasting) implements Fault {
    static Fault within(SplittableRandom random) {
        return new PauseInstance(random.nextInt(2), Duration.ofMillis(random.nextLong(2000, 6000)));
    }

    static Fault beyond(SplittableRandom random) {
        Duration session = Duration.ofSeconds(Deployment.SESSION_SECONDS);
        return new PauseInstance(random.nextInt(2), session.plusMillis(random.nextLong(3000, 8000)));
    }

    @Override
    public String victim() {
        return "instance " + number;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        site.instances().staying().get(number).pause();
    }

    @Override
    public void heal(Deployment site) throws IOException, InterruptedException {
        site.instances().staying().get(number).resume();
    }
}

package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** An instance is killed, perhaps loses its state, and is started again at once. */
record KillInstance(int number, boolean wipe) implements Fault {
    static Fault deal(SplittableRandom random, boolean wipe) {
        return new KillInstance(random.nextInt(2), wipe);
    }

    @Override
    public String victim() {
        return "instance " + number;
    }

    @Override
    public Duration lasting() {
        return Duration.ZERO;
    }

    @Override
    public void inflict(Deployment site) throws IOException {
        Instance instance = site.instances().staying().get(number);
        instance.kill();
        if (wipe) {
            instance.volume().wipe();
        }
    }

    @Override
    public void heal(Deployment site) throws IOException {
        site.instances().staying().get(number).start();
    }
}

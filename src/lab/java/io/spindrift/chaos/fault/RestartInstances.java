package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.time.Duration;

/** Instances are stopped and started one after the other, as for an upgrade. */
record RestartInstances() implements Fault {

    @Override
    public String victim() {
        return "all instances";
    }

    @Override
    public Duration lasting() {
        return Duration.ZERO;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        for (Instance instance : site.instances().staying()) {
            instance.stop();
            instance.start();
            site.pass(Duration.ofSeconds(2));
            site.awaitCaughtUp(Waiting.BOUND);
        }
    }

    @Override
    public void heal(Deployment site) {
        // All run again.
    }
}

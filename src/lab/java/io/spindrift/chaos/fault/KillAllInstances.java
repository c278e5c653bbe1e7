package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.io.IOException;
import java.time.Duration;

/** All instances are killed at once. */
record KillAllInstances() implements Fault {
    @Override
    public String victim() {
        return "all instances";
    }

    @Override
    public Duration lasting() {
        return Duration.ZERO;
    }

    @Override
    public void inflict(Deployment site) {
        site.instances().staying().forEach(Instance::kill);
    }

    @Override
    public void heal(Deployment site) throws IOException {
        for (Instance instance : site.instances().staying()) {
            instance.start();
        }
    }
}

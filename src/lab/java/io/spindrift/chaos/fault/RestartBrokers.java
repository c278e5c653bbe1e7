package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.io.IOException;
import java.time.Duration;

/** Brokers are stopped and started one after the other, as for an upgrade. */
record RestartBrokers() implements Fault {
    @Override
    public String victim() {
        return "all brokers";
    }

    @Override
    public Duration lasting() {
        return Duration.ZERO;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        for (int number = 0; number < site.cluster().size(); number++) {
            site.cluster().stop(number);
            site.cluster().start(number);
            site.cluster().awaitInSync();
        }
    }

    @Override
    public void heal(Deployment site) {
        // All run again.
    }
}

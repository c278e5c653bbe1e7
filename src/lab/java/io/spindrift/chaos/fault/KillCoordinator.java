package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** The broker is killed that keeps transactions. */
final class KillCoordinator implements Fault {
    private static final String TRANSACTIONS = "__transaction_state";

    private final Duration lasting;
    private int number = -1;

    KillCoordinator(SplittableRandom random) {
        lasting = Duration.ofMillis(random.nextLong(2000, 8000));
    }

    @Override
    public String victim() {
        return "broker " + number;
    }

    @Override
    public Duration lasting() {
        return lasting;
    }

    @Override
    public void inflict(Deployment site) throws InterruptedException {
        number = site.cluster().leader(TRANSACTIONS, 0);
        site.cluster().kill(number);
    }

    @Override
    public void heal(Deployment site) throws IOException, InterruptedException {
        site.cluster().start(number);
        site.cluster().awaitInSync();
    }
}

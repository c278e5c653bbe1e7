package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** The clock of an instance is set an hour forward or back while it works, and set right again. */
final class StepClock implements Fault {
    private static final Duration STEP = Duration.ofHours(1);

    private final int number;
    private final boolean forward;
    private final Duration lasting;

    StepClock(SplittableRandom random) {
        number = random.nextInt(2);
        forward = random.nextBoolean();
        lasting = Duration.ofMillis(random.nextLong(4000, 9000));
    }

    @Override
    public String victim() {
        return "instance " + number + (forward ? ", forward" : ", back");
    }

    @Override
    public Duration lasting() {
        return lasting;
    }

    @Override
    public void inflict(Deployment site) throws IOException {
        set(site, forward ? STEP : STEP.negated());
    }

    @Override
    public void heal(Deployment site) throws IOException {
        set(site, Duration.ZERO);
    }

    private void set(Deployment site, Duration by) throws IOException {
        site.instances().staying().get(number).clock().orElseThrow().set(by);
    }
}

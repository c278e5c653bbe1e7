package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * An instance joins and leaves again and again, so that standby replicas come and go; then one of those that stay is killed, and others take
 * over from their standbys. KAFKA-20731: standbys that come after all had gone may end the thread that updates them.
 */
record ChurnStandbys(int number, int times, Duration stay, Duration absence) implements Fault {
    static Fault deal(SplittableRandom random) {
        return new ChurnStandbys(
                random.nextInt(2),
                3 + random.nextInt(3),
                Duration.ofMillis(random.nextLong(4000, 8000)),
                Duration.ofMillis(random.nextLong(500, 3000)));
    }

    @Override
    public String victim() {
        return times + " times, instance " + number;
    }

    @Override
    public Duration lasting() {
        return Duration.ZERO;
    }

    @Override
    public void inflict(Deployment site) throws IOException, InterruptedException {
        Instance joining = site.instances().joining().get(0);
        for (int i = 0; i < times; i++) {
            joining.start();
            site.pass(stay);
            joining.stop();
            site.pass(absence);
        }
        site.instances().staying().get(number).kill();
    }

    @Override
    public void heal(Deployment site) throws IOException {
        site.instances().staying().get(number).start();
    }
}

package io.spindrift.chaos.crash;

import io.spindrift.chaos.feed.Feed;
import io.spindrift.chaos.site.Feeder;
import io.spindrift.chaos.site.Instance;
import io.spindrift.chaos.site.Instances;
import io.spindrift.chaos.site.Workload;
import io.spindrift.process.NewTopics;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A feed that two instances of an application work on while one of them is killed again and again. */
final class CrashScenario {
    /** The run that is disturbed. */
    static final String RUN = "killed";

    /** Every seventh kill also deletes the state folder, until the planned number is reached. */
    private static final int WIPED_ONE_IN = 7;

    private static final long OUTPUT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Processes processes;
    private final Path folder;
    private final Workload workload;
    private final int records;

    /**
     * @param folder of the states
     * @param workload feed, topics and settings of the run
     * @param records number of records of the feed
     */
    CrashScenario(Processes processes, Path folder, Workload workload, int records) {
        this.processes = processes;
        this.folder = folder;
        this.workload = workload;
        this.records = records;
    }

    /**
     * The faults of the instances.
     *
     * @param kills number of kills
     * @param wipes number of kills that also delete the state folder
     * @param brokerRestart whether the broker is restarted halfway
     * @param live whether the feed is produced meanwhile, or before
     * @param seed of the times and targets of kills
     */
    record FaultPlan(int kills, int wipes, boolean brokerRestart, boolean live, long seed) {
        private static final long RESTART_MILLIS = 900;

        /** From one kill to the next, without the start of the killed instance. */
        long pauseMillis() {
            return live ? 5500 : 3500;
        }

        /** Before the first pause. */
        long startMillis() {
            return live ? 3000 : 2600;
        }

        /** So that the feed lasts as long as the kills. */
        double perSecond(int records) {
            return live ? records * 1000.0 / (kills * (pauseMillis() + RESTART_MILLIS)) : Double.POSITIVE_INFINITY;
        }

        boolean wipes(int kill) {
            return kill % WIPED_ONE_IN == WIPED_ONE_IN - 2 && kill / WIPED_ONE_IN < wipes;
        }
    }

    /**
     * The result of a run.
     *
     * @param kills number of kills
     * @param inside number of kills that left an open transaction with output, which was then aborted
     * @param fed the records of the feed
     */
    record CrashResult(int kills, int inside, List<Feed.Item> fed) {}

    /** Two instances work on the feed while they are killed. */
    CrashResult runWithKills(FaultPlan plan) throws IOException, InterruptedException {
        Map<String, String> settings = workload.disturbed(RUN);
        // Long transactions are likely to be open, with output on the broker, when an instance is killed.
        settings.put("commit.interval.ms", "500");
        settings.put("producer.linger.ms", "0");
        NewTopics.create(settings);
        List<Long> restarts = new ArrayList<>();
        List<Feed.Item> fed;
        try (Feeder feeder = workload.feeder(plan.perSecond(records), item -> {});
                Instances instances = new Instances(processes, folder, settings, 0, Optional.empty())) {
            feeder.limit(plan.live ? 0 : records);
            feeder.start();
            if (!plan.live) {
                feeder.awaitSent(records);
            }
            instances.start();
            Thread.sleep(plan.startMillis());
            kill(plan, new SplittableRandom(plan.seed), feeder, instances, restarts);
            feeder.awaitSent(records);
            fed = feeder.end();
            workload.awaitRead(RUN);
            instances.requireAlive();
            instances.stop();
        }
        Aborts aborts = Aborts.of(processes.brokerFolder(), workload.topic(RUN, "forecasts"));
        return new CrashResult(plan.kills, Math.min(plan.kills, aborts.count(restarts)), fed);
    }

    /** @param restarts takes when the broker was restarted, in milliseconds since 1970 */
    private void kill(FaultPlan plan, SplittableRandom random, Feeder feeder, Instances instances, List<Long> restarts)
            throws IOException, InterruptedException {
        for (int kill = 0; kill < plan.kills; kill++) {
            // However slow the machine: each kill has its share of the feed, and comes when that is being worked on.
            feeder.limit(plan.live ? (kill + 1L) * records / plan.kills : records);
            awaitOutput();
            Thread.sleep(plan.pauseMillis() / 2 + random.nextLong(plan.pauseMillis()));
            if (plan.brokerRestart && kill == plan.kills / 2) {
                restarts.add(System.currentTimeMillis());
                processes.restartBroker();
                Thread.sleep(2000);
            }
            instances.requireAlive();
            Instance victim = instances.any(random);
            victim.kill();
            if (plan.wipes(kill)) {
                victim.volume().wipe();
            }
            victim.start();
        }
    }

    /** Waits until forecasts are made, committed or not, or have been waited for long. */
    private void awaitOutput() throws InterruptedException {
        long deadline = System.nanoTime() + OUTPUT_NANOS;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", workload.servers()))) {
            long before = forecasts(admin);
            while (System.nanoTime() < deadline && forecasts(admin) == before) {
                Thread.sleep(20);
            }
        }
    }

    private long forecasts(Admin admin) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (int p = 0; p < Workload.PARTITIONS; p++) {
            partitions.put(new TopicPartition(workload.topic(RUN, "forecasts"), p), OffsetSpec.latest());
        }
        try {
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how many forecasts there are", e);
        }
    }
}

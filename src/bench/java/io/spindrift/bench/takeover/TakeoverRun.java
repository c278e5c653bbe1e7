package io.spindrift.bench.takeover;

import io.spindrift.bench.takeover.Fleet.Instance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What happens to the instances of an application, and how long forecasts waited meanwhile. */
final class TakeoverRun {
    /** The longest that one event may take; a gap that has not ended then is reported as it is. */
    private static final long EVENT_SECONDS = 120;

    private static final long QUIET_SECONDS = 10;
    /** Forecasts keep up while no observation waits for longer, in seconds. */
    private static final double BEHIND_SECONDS = 1;

    /** Longer than transactions last by default (10 s), shorter than a session (45 s). */
    private static final long PAUSE_SECONDS = 20;

    private static final long STABLE_SECONDS = 3;
    private static final int FILL = 30;

    private final Fleet fleet;
    private final ForecastDelays delays;
    private final boolean standby;

    /** @param standby whether partitions have standby replicas */
    TakeoverRun(Fleet fleet, ForecastDelays delays, boolean standby) {
        this.fleet = fleet;
        this.delays = delays;
        this.standby = standby;
    }

    /**
     * The longest delays of forecasts, in seconds.
     *
     * @param quiet without any event
     * @param rolling while one instance after the other was stopped and started again
     * @param restarted after an instance was killed and started again at once
     * @param paused of partitions of an instance that was paused for {@value #PAUSE_SECONDS} s, in the middle of a transaction
     * @param others of the partitions of the other instance meanwhile
     * @param joined after another instance started
     * @param moved time until the other instance processed a partition; empty if it did not within the event
     * @param lost after an instance was killed and not started again
     */
    record Delays(
            double quiet,
            double rolling,
            double restarted,
            double paused,
            double others,
            double joined,
            OptionalDouble moved,
            double lost) {}

    Delays run() throws IOException, InterruptedException {
        List<Instance> staying = new ArrayList<>(List.of(fleet.add(), fleet.add()));
        awaitUntil(() -> fleet.ready(false));
        delays.fill(FILL);
        awaitUntil(() -> delays.oldestSeconds() == 0);
        delays.start();
        settle();
        fleet.requireRunning(staying);

        delays.restart();
        TimeUnit.SECONDS.sleep(QUIET_SECONDS);
        double quiet = delays.longestSeconds();

        delays.restart();
        for (Instance instance : staying) {
            fleet.stop(instance);
            fleet.start(instance);
            settle();
        }
        double rolling = delays.longestSeconds();

        delays.restart();
        fleet.kill(staying.get(0));
        fleet.start(staying.get(0));
        settle();
        double restarted = delays.longestSeconds();

        delays.restart();
        Instance pausing = staying.get(0);
        Set<Integer> own = fleet.partitions(pausing);
        Set<Integer> ofOthers = fleet.partitions(staying.get(1));
        fleet.pause(pausing);
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        double others = delays.longestSeconds(ofOthers);
        fleet.resume(pausing);
        settle();
        double paused = delays.longestSeconds(own);

        delays.restart();
        long begun = System.nanoTime();
        Instance joining = fleet.add();
        boolean moved = awaitUntil(() -> fleet.active(joining) > 0);
        OptionalDouble seconds = moved ? OptionalDouble.of((System.nanoTime() - begun) / 1e9) : OptionalDouble.empty();
        settle();
        double joined = delays.longestSeconds();

        delays.restart();
        fleet.kill(fleet.busiest());
        awaitUntil(this::keepsUp);
        return new Delays(quiet, rolling, restarted, paused, others, joined, seconds, delays.longestSeconds());
    }

    /** Waits until all instances are ready and have been keeping up for a while. */
    private void settle() {
        awaitUntil(() -> fleet.ready(standby) && keepsUp());
    }

    private boolean keepsUp() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STABLE_SECONDS);
        while (System.nanoTime() < until) {
            if (delays.oldestSeconds() > BEHIND_SECONDS) {
                return false;
            }
            sleep();
        }
        return true;
    }

    /** Returns whether a condition came true within the time of an event. */
    private static boolean awaitUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(EVENT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            sleep();
        }
        return true;
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

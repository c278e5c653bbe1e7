package io.spindrift.chaos.fault;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The kinds of faults there are. */
public enum Kind {
    KILL_INSTANCE(random -> KillInstance.deal(random, false)),
    KILL_ALL_INSTANCES(random -> new KillAllInstances()),
    PAUSE_INSTANCE(PauseInstance::within),
    PAUSE_BEYOND_SESSION(PauseInstance::beyond),
    RESTART_INSTANCES(random -> new RestartInstances()),
    WIPE_STATE(random -> KillInstance.deal(random, true)),
    CORRUPT_STATE(CorruptState::deal),
    READ_ONLY_STATE(ReadOnlyState::deal),
    FULL_DISK(FullDisk::deal),
    JOIN_AND_LEAVE(JoinAndLeave::deal),
    REBALANCE_IN_RESTORE(RebalanceInRestore::deal),
    CHURN_STANDBYS(ChurnStandbys::deal),
    KILL_BROKER(KillBroker::deal),
    KILL_COORDINATOR(KillCoordinator::new),
    PAUSE_BROKER(PauseBroker::deal),
    RESTART_BROKERS(random -> new RestartBrokers()),
    SHUT_DOOR(BlockConnections::deal),
    BREAK_CONNECTIONS(BreakConnections::deal),
    SLOW_NETWORK(SlowNetwork::deal),
    FLOOD(Flood::deal),
    STEP_CLOCK(StepClock::new);

    private final Function<SplittableRandom, Fault> dealer;

    Kind(Function<SplittableRandom, Fault> dealer) {
        this.dealer = dealer;
    }

    /** Returns the name in tables: {@code kill-instance}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Fault deal(SplittableRandom random) {
        return dealer.apply(random);
    }
}

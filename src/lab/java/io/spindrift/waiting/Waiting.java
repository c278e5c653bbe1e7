package io.spindrift.waiting;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long tests wait for what another thread or process does: so long that no busy machine takes it for a failure. A test that
 * passes never waits it out.
 */
public final class Waiting {
    /** Of a single step, in seconds. */
    public static final long SECONDS = 180;

    /** The same. */
    public static final Duration BOUND = Duration.ofSeconds(SECONDS);

    private static final Duration POLL = Duration.ofMillis(20);

    private Waiting() {}

    /** Begins a wait for something that is said in words. */
    public static ConditionFactory until(String what) {
        return Awaitility.await(what).atMost(BOUND).pollInterval(POLL);
    }
}

package io.spindrift.waiting;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Maximum time that tests wait for another thread or process. It is long enough for a busy machine. A test that passes
 * never waits for the whole time.
 */
public final class Waiting {
    /** Maximum time of a single step, in seconds. */
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

package io.spindrift.chaos.fault;

import io.spindrift.chaos.site.Deployment;
import java.io.IOException;
import java.time.Duration;

/** Something bad, once. */
public interface Fault {
    /** Returns the target, as text. */
    String victim();

    /** How long it lasts. */
    Duration lasting();

    /** Does it. */
    void inflict(Deployment site) throws IOException, InterruptedException;

    /** Ends it: afterwards all that is needed is there again. */
    void heal(Deployment site) throws IOException, InterruptedException;
}

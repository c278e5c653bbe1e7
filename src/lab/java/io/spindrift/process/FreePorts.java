package io.spindrift.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for a process to open. They are below those that systems give to outgoing connections: between the choice of such a port and
 * its use, on a busy machine, a connection takes it.
 */
public final class FreePorts {
    private static final int FIRST = 15_000;
    private static final int COUNT = 17_000;

    /** Where this JVM begins, so that two of them hardly ask for the same at the same time. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePorts() {}

    /** Returns a port that nobody has, and that this JVM has not had for long. */
    public static int next() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + NEXT.getAndIncrement() % COUNT;
            if (free(port)) {
                return port;
            }
        }
        throw new IOException("expected a free port from " + FIRST + " to " + (FIRST + COUNT - 1) + ", found none");
    }

    private static boolean free(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }
}

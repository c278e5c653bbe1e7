package io.spindrift.process;

import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends signals to processes, by the command {@code kill}. */
public final class Signals {

    private Signals() {}

    /** Pauses a process until it is resumed. Its connections stay open. */
    public static void pause(Process process) throws IOException, InterruptedException {
        send("-STOP", process);
    }

    /** The process goes on as if no time had passed. */
    public static void resume(Process process) throws IOException, InterruptedException {
        send("-CONT", process);
    }

    private static void send(String signal, Process to) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(to.pid())).start();
        if (!kill.waitFor(Waiting.SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("kill " + signal + " " + to.pid() + ": expected to be sent, got a refusal");
        }
    }
}

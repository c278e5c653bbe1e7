package io.spindrift.chaos.site;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Programs of the system that this machine may lack, or not let one use. */
final class Programs {
    private static final long PATIENCE_SECONDS = 20;

    private Programs() {}

    /** Whether one is there, and did what it was to do. */
    static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

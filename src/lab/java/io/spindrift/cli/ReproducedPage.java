package io.spindrift.cli;

import io.spindrift.reproduce.Reproduction;
import io.spindrift.terminal.Progress;

/** Runs the tables of a page for a command, which shows how far it is, and says which files are missing. */
final class ReproducedPage {
    private ReproducedPage() {}

    /**
     * Returns the page.
     *
     * @param preface its first lines
     */
    static String run(Reproduction reproduction, String preface, Output output) {
        reproduction.absent().forEach(file -> System.err.println("missing, and left out: " + file));
        int jobs = reproduction.size();
        Progress progress = output.progress("runs", jobs);
        String page = reproduction.page(preface, progress::show);
        progress.end(jobs);
        return page;
    }
}

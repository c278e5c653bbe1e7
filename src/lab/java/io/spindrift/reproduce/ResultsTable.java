package io.spindrift.reproduce;

import java.nio.file.Path;
import java.util.List;

/** One table, or several of one kind, and the jobs that they need. */
public interface ResultsTable {
    /** Returns the name for the option {@code --only}. */
    String name();

    /** The files that it could tell of and that are not there. */
    List<Path> absent();

    /** Returns the jobs; empty if none of the files exists. */
    List<Job<?>> jobs();

    /** Whether all of its jobs need files. */
    default boolean needsFiles() {
        return true;
    }

    /** Its section of the page. */
    String markdown(JobResults done);
}

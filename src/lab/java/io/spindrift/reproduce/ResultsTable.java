package io.spindrift.reproduce;

import java.nio.file.Path;
import java.util.List;

/** One table, or several of one kind, and what has to be run for it. */
public interface ResultsTable {
    /** By which it is asked for alone. */
    String name();

    /** The files that it could tell of and that are not there. */
    List<Path> absent();

    /** What has to be run; empty if none of its files is there. */
    List<Job<?>> jobs();

    /** Its section of the page. */
    String markdown(JobResults done);
}

package io.spindrift.bench.state;

/** How a model is kept between records. */
enum Design {
    /** Nothing is kept, to measure the stream itself. */
    NONE,
    /** The whole state is written for every record. */
    WHOLE,
    /** The same, behind the record cache of Kafka Streams, 256 MB. */
    CACHE,
    /** Snapshot and journal. */
    JOURNAL
}

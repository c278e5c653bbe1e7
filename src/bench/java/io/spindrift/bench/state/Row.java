package io.spindrift.bench.state;

/**
 * What one run has measured.
 *
 * @param design how models were kept
 * @param load how records came
 * @param stateBytes of a series
 * @param series how many
 * @param recordsPerSecond that came out
 * @param p50Ms from sending to reading committed
 * @param p99Ms the same
 * @param changelogBytesPerRecord as sent
 * @param rocksdbBytesPerRecord written by flush and compaction
 * @param snapshotsWritten in the measured time
 * @param k records of a series from one snapshot to the next; 0 where there are none
 * @param records in the measured time
 * @param restoreMs from the changelog, after the store was wiped
 * @param coldP50Micros loading a model from snapshot and journal
 * @param coldP99Micros the same
 * @param residentMegabytes of the whole process at the end
 */
record Row(
        String design,
        String load,
        int stateBytes,
        int series,
        double recordsPerSecond,
        double p50Ms,
        double p99Ms,
        double changelogBytesPerRecord,
        double rocksdbBytesPerRecord,
        long snapshotsWritten,
        int k,
        long records,
        double restoreMs,
        double coldP50Micros,
        double coldP99Micros,
        long residentMegabytes) {

    /** Returns this row with the measurements of a restart. */
    Row restarted(double restored, double coldP50, double coldP99) {
        return new Row(
                design,
                load,
                stateBytes,
                series,
                recordsPerSecond,
                p50Ms,
                p99Ms,
                changelogBytesPerRecord,
                rocksdbBytesPerRecord,
                snapshotsWritten,
                k,
                records,
                restored,
                coldP50,
                coldP99,
                residentMegabytes);
    }
}

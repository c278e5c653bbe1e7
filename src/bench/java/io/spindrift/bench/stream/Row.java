package io.spindrift.bench.stream;

/**
 * What was measured of one application, per record where nothing else is said; microseconds are those of processors.
 *
 * @param cluster it ran on
 * @param model that learned
 * @param series how many
 * @param partitions of every topic
 * @param threads stream threads
 * @param recordsPerSecond that it took at most
 * @param pacedPerSecond the rate at which it was asked for its latency
 * @param p50Ms from when a record was due to when its forecast was read
 * @param p99Ms the same
 * @param streamMicros of its stream threads
 * @param applicationMicros of these and its clients' threads
 * @param jvmMicros of the whole JVM: the bench's own clients, and an embedded broker, among it
 * @param arithmeticMicros of the models alone
 * @param serializationMicros of JSON in and out, and of the state's bytes
 * @param kafkaMicros the rest of the application's: clients, RocksDB, tasks
 * @param changelogBytes that were sent
 */
record Row(
        String cluster,
        String model,
        int series,
        int partitions,
        int threads,
        double recordsPerSecond,
        double pacedPerSecond,
        double p50Ms,
        double p99Ms,
        double streamMicros,
        double applicationMicros,
        double jvmMicros,
        double arithmeticMicros,
        double serializationMicros,
        double kafkaMicros,
        double changelogBytes) {}

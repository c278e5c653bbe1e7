package io.spindrift.bench.stream;

/**
 * The measurements of an application, per record unless stated otherwise; microseconds are CPU time.
 *
 * @param cluster of the run
 * @param model that learned
 * @param series number of series
 * @param partitions of every topic
 * @param threads stream threads
 * @param recordsPerSecond maximum rate
 * @param pacedPerSecond rate for the measurement of latency
 * @param p50Ms median time from when a record was due to when its forecast was read
 * @param p99Ms 99th percentile of that time
 * @param streamMicros of its stream threads
 * @param applicationMicros of these and its clients' threads
 * @param jvmMicros of the whole JVM, including the clients of the benchmark and an embedded broker
 * @param arithmeticMicros of only the models
 * @param serializationMicros of JSON in and out, and of the bytes of states
 * @param kafkaMicros rest of the application: clients, RocksDB, tasks
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

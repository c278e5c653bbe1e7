/**
 * Benchmark of the stream from end to end: throughput, latency, and the overhead of records compared with the
 * arithmetic of the models. Enter at {@link io.spindrift.bench.stream.StreamBench}.
 */
package io.spindrift.bench.stream;

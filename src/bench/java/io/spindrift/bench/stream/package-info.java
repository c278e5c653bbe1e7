/**
 * Benchmark of the stream from end to end: how many records, how late, and what they cost beside the arithmetic of the models.
 * Enter at {@link io.spindrift.bench.stream.StreamBench}.
 */
package io.spindrift.bench.stream;

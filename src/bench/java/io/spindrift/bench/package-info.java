/**
 * Benchmarks of the cost of a step. They may use everything, and nothing uses them. Enter at
 * {@link io.spindrift.bench.Bench}.
 */
package io.spindrift.bench;

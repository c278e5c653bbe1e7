/**
 * Benchmarks: what a step costs. They may use everything, and nothing uses them. Enter at
 * {@link io.spindrift.bench.Bench}.
 */
package io.spindrift.bench;

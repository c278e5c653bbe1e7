/**
 * Measures the cost of a record of the series mode, and compares it with the version in which each horizon had its own learner. Enter at {@link
 * io.spindrift.bench.core.CoreBench}.
 */
package io.spindrift.bench.core;

/**
 * What a record of the series mode costs now, and what it cost when each horizon had a learner of its own. Enter at {@link
 * io.spindrift.bench.core.CoreBench}.
 */
package io.spindrift.bench.core;

/**
 * How long forecasts wait while instances restart, are killed and join, by group protocol and number of standby replicas.
 * Broker and instances are processes of their own. Enter at {@link io.spindrift.bench.takeover.TakeoverBench}.
 */
package io.spindrift.bench.takeover;

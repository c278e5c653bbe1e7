/**
 * What keeping state costs: the same synthetic model behind four designs, on a broker in a process of its own. Enter at
 * {@link io.spindrift.bench.state.StateBench}.
 */
package io.spindrift.bench.state;

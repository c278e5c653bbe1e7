/**
 * Faults, a class a kind, and the order in which they come. Imports {@code chaos.site}. Enter at
 * {@link io.spindrift.chaos.fault.Schedule}.
 */
package io.spindrift.chaos.fault;

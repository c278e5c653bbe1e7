/**
 * Runs an application under faults of many kinds, in an order that a seed determines. Compares its output with the
 * input and with an undisturbed run. Imports {@code chaos.fault}, {@code chaos.site} and {@code chaos.check}. Enter at
 * {@link io.spindrift.chaos.Chaos}.
 */
package io.spindrift.chaos;

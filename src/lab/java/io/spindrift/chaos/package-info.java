/**
 * An application under faults of many kinds, in an order that a seed gives, and what it published held against what it was
 * fed and against a calm run. Imports {@code chaos.fault}, {@code chaos.site} and {@code chaos.ledger}. Enter at
 * {@link io.spindrift.chaos.Chaos}.
 */
package io.spindrift.chaos;

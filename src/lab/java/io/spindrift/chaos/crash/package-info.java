/**
 * The scenario of {@code make crash-test}: instances are killed while they work, dozens of times in a row, and it is counted how
 * many of these kills fell inside an open transaction. Imports {@code chaos.site} and {@code chaos.check}. Enter at
 * {@link io.spindrift.chaos.crash.Crash}.
 */
package io.spindrift.chaos.crash;

/**
 * Checks the output of an application against its input. Imports {@code event} and {@code json}. Enter at
 * {@link io.spindrift.chaos.check.ExactlyOnceCheck}.
 */
package io.spindrift.chaos.check;

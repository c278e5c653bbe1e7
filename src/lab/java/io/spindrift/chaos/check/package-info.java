/**
 * Checks the output of an application against its input. Imports {@code event}, {@code json} and {@code feed}. Enter at
 * {@link io.spindrift.chaos.check.ExactlyOnceCheck}.
 */
package io.spindrift.chaos.check;

/**
 * What was fed, and what must have come of it. Imports {@code event} and {@code json}. Enter at
 * {@link io.spindrift.chaos.check.ExactlyOnceCheck}.
 */
package io.spindrift.chaos.check;

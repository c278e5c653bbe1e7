/**
 * The records on the topics, as plain Java: what arrives, and what is published. Imports {@code text} and {@code java.*}. Enter at
 * {@link io.spindrift.event.InputRecord} and {@link io.spindrift.event.Forecast}.
 */
package io.spindrift.event;

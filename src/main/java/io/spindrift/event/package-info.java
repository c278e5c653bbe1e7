/**
 * The records on the topics, as plain Java: input records and published records. Imports {@code text} and {@code model.series}. Enter
 * at {@link io.spindrift.event.InputRecord} and {@link io.spindrift.event.Forecast}.
 */
package io.spindrift.event;

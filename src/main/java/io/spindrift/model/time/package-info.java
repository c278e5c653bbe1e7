/**
 * Clocks that follow record times, so that no single wrong time can move them, and deadlines by such clocks. Imports
 * {@code model.state}. Enter at {@link io.spindrift.model.time.RecordClock}; the timeout of a label is a {@link
 * io.spindrift.model.time.LabelDeadline}.
 */
package io.spindrift.model.time;

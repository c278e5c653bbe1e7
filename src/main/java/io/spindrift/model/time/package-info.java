/**
 * Time as records tell it: clocks that no single wrong time can move, and what waits by them. Imports {@code model.state}.
 * Enter at {@link io.spindrift.model.time.RecordClock}.
 */
package io.spindrift.model.time;

/**
 * What all horizons of a series know of its past. Imports {@code model.numeric} and {@code model.state}. Enter at {@link
 * io.spindrift.model.past.Past}.
 */
package io.spindrift.model.past;

/**
 * Recurrent cells: the forward step, for many particles at once. Imports {@code model.numeric}. Enter at
 * {@link io.spindrift.model.cell.Lstm}.
 */
package io.spindrift.model.cell;

/**
 * Recurrent cells: the forward step and its derivatives, for many particles at once. Imports {@code model.numeric}.
 * Enter at {@link io.spindrift.model.cell.Cell}.
 */
package io.spindrift.model.cell;

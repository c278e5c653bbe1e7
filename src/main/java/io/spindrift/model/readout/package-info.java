/**
 * Regression architectures: a cell and a read-out make a network. Imports {@code model.cell} and {@code model.numeric}.
 * Enter at {@link io.spindrift.model.readout.Network}.
 */
package io.spindrift.model.readout;

/**
 * Networks: a recurrent cell and a read-out. Imports {@code model.cell}, {@code model.numeric} and {@code model.state}.
 * Enter at {@link io.spindrift.model.readout.Network}.
 */
package io.spindrift.model.readout;

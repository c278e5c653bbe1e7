/**
 * Regression architectures: from the state of a cell and the regressor to a forecast. Imports {@code model.numeric}.
 * Enter at {@link io.spindrift.model.readout.GatedReadout}.
 */
package io.spindrift.model.readout;

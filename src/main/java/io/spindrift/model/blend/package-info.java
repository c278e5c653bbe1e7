/**
 * The experts of the regression mode, the mixture that weights them online by their past errors, and the settings of a blend. Imports {@code model.train}, {@code model.forecaster}, {@code model.past} and what these import. Enter at {@link
 * io.spindrift.model.blend.BlendSettings} and {@link io.spindrift.model.blend.Mixture}.
 */
package io.spindrift.model.blend;

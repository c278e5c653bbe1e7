/**
 * Experts of different kind in the regression mode, and the mixing of their forecasts by what labels have told of them; the settings of a
 * blend. Imports {@code model.train}, {@code model.forecaster}, {@code model.past} and what these import. Enter at {@link
 * io.spindrift.model.blend.BlendSettings} and {@link io.spindrift.model.blend.Mixture}.
 */
package io.spindrift.model.blend;

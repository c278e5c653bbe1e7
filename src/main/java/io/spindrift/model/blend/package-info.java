/**
 * Experts of different kind for one horizon, and the mixing of their forecasts by what labels have told of them. Imports
 * {@code model.train}, {@code model.history} and what these import. Enter at {@link io.spindrift.model.blend.BlendSettings} and
 * {@link io.spindrift.model.blend.Mixture}.
 */
package io.spindrift.model.blend;

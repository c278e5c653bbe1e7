/**
 * Running standardization of regressors and labels, and bounds of forecasts. Imports {@code model.numeric} and
 * {@code model.state}. Enter at
 * {@link io.spindrift.model.scale.RunningScale}.
 */
package io.spindrift.model.scale;

/**
 * Running standardization of regressors and labels. Imports {@code model.numeric} and {@code model.state}. Enter at
 * {@link io.spindrift.model.scale.RunningScale}.
 */
package io.spindrift.model.scale;

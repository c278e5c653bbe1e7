/**
 * The distribution of forecasts: bounds of prediction intervals with their nominal coverage, quantiles, and p-values of errors, learned
 * from the errors of past forecasts for each horizon. Imports {@code model.interval}, {@code model.numeric}, {@code model.regression},
 * {@code model.scale} and {@code model.state}. Enter at {@link io.spindrift.model.distribution.ForecastDistributions}.
 */
package io.spindrift.model.distribution;

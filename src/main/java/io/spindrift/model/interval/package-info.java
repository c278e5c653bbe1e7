/**
 * Prediction intervals that are calibrated by past errors, and p-values of errors. Imports {@code model.numeric},
 * {@code model.scale} and {@code model.state}. Enter at {@link io.spindrift.model.interval.Calibration}.
 */
package io.spindrift.model.interval;

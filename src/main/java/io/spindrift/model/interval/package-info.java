/**
 * Prediction intervals that are calibrated by their own errors, and how surprising an error is. Imports {@code model.numeric} and
 * {@code model.state}. Enter at {@link io.spindrift.model.interval.Calibration}.
 */
package io.spindrift.model.interval;

/**
 * Prediction intervals and quantiles as they are issued, and the running metrics of intervals. Imports {@code model.numeric} and
 * {@code model.state}. Enter at {@link io.spindrift.model.interval.IntervalMetrics}.
 */
package io.spindrift.model.interval;

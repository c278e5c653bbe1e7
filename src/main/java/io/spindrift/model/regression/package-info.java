/**
 * Recursive least squares in floats, many horizons on one covariance. Imports {@code model.numeric}, {@code model.state} and {@code
 * model.train}. Enter at {@link io.spindrift.model.regression.SharedRegression} and {@link
 * io.spindrift.model.regression.GroupRegression}.
 */
package io.spindrift.model.regression;

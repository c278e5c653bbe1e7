/**
 * Recursive least squares in floats, many horizons on one covariance. Imports {@code model.numeric}, {@code model.pool}, {@code
 * model.state}, {@code model.train} and EJML. Enter at {@link io.spindrift.model.regression.SharedRegression} and {@link
 * io.spindrift.model.regression.GroupRegression}.
 */
package io.spindrift.model.regression;

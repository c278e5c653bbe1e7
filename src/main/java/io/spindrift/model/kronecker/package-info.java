/**
 * Small networks that learn online by a Kalman filter whose covariance is a Kronecker product. Imports {@code model.numeric}, {@code
 * model.scale} and {@code model.state}. Enter at {@link io.spindrift.model.kronecker.SmallNetworkSettings}.
 */
package io.spindrift.model.kronecker;

/**
 * Spindrift forecasts every time series that passes through Kafka, learning online. This package is where the program
 * starts. It imports {@code cli} alone. Enter at {@link io.spindrift.Main}.
 */
package io.spindrift;

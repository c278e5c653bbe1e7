/**
 * Runs the models over files, without Kafka. Each row is forecast and then learned, as the application does it. Imports
 * {@code model.series}, {@code model.interval}, {@code model.distribution} and {@code csv}. Enter at {@link io.spindrift.backtest.Backtest}.
 */
package io.spindrift.backtest;

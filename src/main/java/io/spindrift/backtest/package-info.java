/**
 * The same models over files, without Kafka: each row is forecast, then learned, as the application would. Imports
 * {@code model.series} and {@code csv}. Enter at {@link io.spindrift.backtest.Backtest}.
 */
package io.spindrift.backtest;

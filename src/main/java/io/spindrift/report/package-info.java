/**
 * Writes the results of a backtest as one page of HTML that needs no network. Imports {@code backtest}, {@code json} and the
 * settings of {@code model.series}. Enter at {@link io.spindrift.report.Report}.
 */
package io.spindrift.report;

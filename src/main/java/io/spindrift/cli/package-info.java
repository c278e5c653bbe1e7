/**
 * The commands. Imports {@code config}, {@code runtime}, {@code produce}, {@code tail}, {@code backtest}, {@code report} and
 * picocli. Enter at {@link io.spindrift.cli.Spindrift}.
 */
package io.spindrift.cli;

/**
 * The commands. Imports {@code config}, {@code runtime}, {@code produce}, {@code watch}, {@code backtest}, {@code report} and
 * picocli. Enter at {@link io.spindrift.cli.Spindrift}.
 */
package io.spindrift.cli;

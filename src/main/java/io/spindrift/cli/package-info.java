/**
 * The commands of the command line. Imports {@code config}, {@code runtime}, {@code reproduce}, {@code produce}, {@code tail},
 * {@code demo}, {@code backtest}, {@code report} and picocli. Enter at {@link io.spindrift.cli.Spindrift}.
 */
package io.spindrift.cli;

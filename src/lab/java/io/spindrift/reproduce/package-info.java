/**
 * What docs/results.md tells of, run again: tables over a folder of data that is no part of this project. Imports {@code backtest},
 * {@code csv}, {@code config} and {@code model.series}. Enter at {@link io.spindrift.reproduce.Reproduction}.
 */
package io.spindrift.reproduce;

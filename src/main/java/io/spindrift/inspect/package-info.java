/**
 * Describes stored series in words and tables: a single series, and the size of any series. Imports {@code store},
 * {@code serde}, {@code model} and {@code terminal}. Enter at {@link io.spindrift.inspect.Sizes} and
 * {@link io.spindrift.inspect.SeriesReport}.
 */
package io.spindrift.inspect;

/**
 * What people want to know of stored series, in words and tables: one series, and what any series takes. Imports
 * {@code store}, {@code serde}, {@code model} and {@code terminal}. Enter at {@link io.spindrift.inspect.Sizes} and
 * {@link io.spindrift.inspect.SeriesReport}.
 */
package io.spindrift.inspect;

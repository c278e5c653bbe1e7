/**
 * Converts JSON bytes to events and back; the only package that uses Jackson. Imports {@code event}, {@code field}, {@code
 * model.series} and {@code model.interval}. Enter at {@link io.spindrift.json.JsonDocuments} and {@link
 * io.spindrift.json.OutputWriter}.
 */
package io.spindrift.json;

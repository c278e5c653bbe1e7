/**
 * JSON bytes to events and back; the only home of Jackson. Imports {@code event} and {@code field}. Enter at
 * {@link io.spindrift.json.ArrivalReader} and {@link io.spindrift.json.RecordWriter}.
 */
package io.spindrift.json;

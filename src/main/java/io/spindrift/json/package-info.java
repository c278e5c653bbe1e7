/**
 * Converts JSON bytes to events and back; the only package that uses Jackson. Imports {@code event} and {@code field}. Enter at
 * {@link io.spindrift.json.JsonDocuments} and {@link io.spindrift.json.OutputWriter}.
 */
package io.spindrift.json;

/**
 * Defines the places of the fields in the value of a record, and their constraints, for all formats of values. The formats find
 * {@link io.spindrift.field.FieldValue values} by pointers; their meaning is defined once, in this package. Imports
 * {@code event}. Enter at {@link io.spindrift.field.FieldReader}; a format is a {@link io.spindrift.field.DocumentReader}.
 */
package io.spindrift.field;

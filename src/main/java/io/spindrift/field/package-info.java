/**
 * Where in a record's value the fields stand that Spindrift reads, and what they must be, whatever the format of the value: the formats
 * find {@link io.spindrift.field.FieldValue leaves} by pointers, and what these mean is said here once. Imports {@code event}. Enter at
 * {@link io.spindrift.field.FieldReader}; a format is a {@link io.spindrift.field.DocumentReader}.
 */
package io.spindrift.field;

package io.spindrift.store;

import io.spindrift.serde.FieldListing.Field;
import java.util.List;

/**
 * A record of a series as it is stored, as text for people.
 *
 * @param name of the record: header, snapshot, or event with its sequence number and slot
 * @param bytes of its value
 * @param fields that can be read, in order
 * @param damage why the other fields cannot be read; empty if all can be read
 */
public record StoredRecord(String name, int bytes, List<Field> fields, String damage) {}

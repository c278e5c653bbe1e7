package io.spindrift.registry;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.field.DocumentReader;
import io.spindrift.field.FieldValue;
import io.spindrift.field.PointerTree;

/**
 * Reads values that start with the id of their schema, in Confluent's wire format:
 *
 * <pre>
 *     bytes  field
 *         1  0
 *         4  id of the schema, big-endian
 *      rest  Avro's binary form; or, Protobuf: the path to the message in its file, and the message
 * </pre>
 */
public final class RegistryDocuments implements DocumentReader {
    private final Decoders decoders;

    /**
     * @param settings of the registry
     * @param kind of the schemas
     */
    public RegistryDocuments(RegistrySettings settings, SchemaKind kind) {
        decoders = new Decoders(settings, kind, "value");
    }

    @Override
    public FieldValue[] read(byte[] value, PointerTree wanted) throws BadRecordException {
        try {
            return decoders.read(value, (decoder, payload) -> decoder.read(payload, wanted));
        } catch (SchemaException e) {
            throw new BadRecordException(DeadLetter.Kind.SCHEMA, "value: " + e.getMessage());
        }
    }
}

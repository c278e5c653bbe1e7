package io.spindrift.registry;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.field.DocumentReader;
import io.spindrift.field.Leaf;
import io.spindrift.field.PointerTree;
import io.spindrift.json.SchemaDocument;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values that begin with the id of their schema, as the serializers of Confluent and others write them:
 *
 * <pre>
 *     bytes  field
 *         1  0
 *         4  id of the schema, big-endian
 *      rest  Avro's binary form; or, Protobuf: the path to the message in its file, and the message
 * </pre>
 *
 * <p>Schemas are asked for once; a bounded number is kept. An id that the registry does not know makes a bad record; a registry that does not
 * answer makes none, but a {@link RegistryException}.
 */
public final class RegistryDocuments implements DocumentReader {
    /** How many bytes stand before what the schema describes. */
    public static final int PREFIX_BYTES = 5;

    private static final int SCHEMAS_MOST = 1000;

    private final SchemaRegistry registry;
    private final SchemaKind kind;
    private final Map<Integer, Decoder> decoders = new ConcurrentHashMap<>();

    /**
     * @param settings of the registry
     * @param kind of the schemas
     */
    public RegistryDocuments(RegistrySettings settings, SchemaKind kind) {
        registry = new SchemaRegistry(settings);
        this.kind = kind;
    }

    @Override
    public Leaf[] read(byte[] value, PointerTree wanted) throws BadRecordException {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        if (value.length < PREFIX_BYTES || buffer.get() != 0) {
            throw bad("value: expected 0 and the id of a schema, got "
                    + (value.length < PREFIX_BYTES ? value.length + " bytes" : "a first byte of " + value[0]));
        }
        return decoder(buffer.getInt()).read(buffer, wanted);
    }

    private Decoder decoder(int id) throws BadRecordException {
        Decoder known = decoders.get(id);
        if (known != null) {
            return known;
        }
        Optional<SchemaDocument> schema = registry.byId(id);
        if (schema.isEmpty()) {
            throw bad("value: expected the id of a schema that the registry knows, got " + id);
        }
        if (!schema.get().type().equals(kind.name())) {
            throw bad("value: expected a schema of type " + kind + ", got " + id + ", of type "
                    + schema.get().type());
        }
        Decoder decoder = decoder(id, schema.get());
        if (decoders.size() >= SCHEMAS_MOST) {
            decoders.clear();
        }
        decoders.put(id, decoder);
        return decoder;
    }

    private Decoder decoder(int id, SchemaDocument schema) throws BadRecordException {
        References references = new References(registry);
        try {
            return kind == SchemaKind.AVRO
                    ? new AvroDecoder(schema, references)
                    : new ProtobufDecoder(schema, references);
        } catch (SchemaException e) {
            throw bad("value: expected a schema that can be read, got " + id + ": " + e.getMessage());
        }
    }

    static BadRecordException bad(String reason) {
        return new BadRecordException(DeadLetter.Kind.SCHEMA, reason);
    }
}

package io.spindrift.registry;

import io.spindrift.json.SchemaDocument;
import io.spindrift.json.SchemaPrefix;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The decoders by the id of their schema. Each schema is requested once, and a limited number is kept. An id that the
 * registry does not know gives a {@link SchemaException}. A registry that does not answer gives a
 * {@link RegistryException}.
 */
final class Decoders {
    private static final int SCHEMAS_MAX = 1000;

    private final SchemaRegistry registry;
    private final SchemaKind kind;
    private final String part;
    private final Map<Integer, Decoder> decoders = new ConcurrentHashMap<>();

    /**
     * @param settings of the registry
     * @param kind of the schemas
     * @param part of the records that is read: {@code key} or {@code value}
     */
    Decoders(RegistrySettings settings, SchemaKind kind, String part) {
        registry = new SchemaRegistry(settings);
        this.kind = kind;
        this.part = part;
    }

    /** Reads a payload with the decoder of its schema. */
    interface Use<T> {
        T apply(Decoder decoder, ByteBuffer payload) throws SchemaException;
    }

    /**
     * Reads bytes that start with the id of their schema.
     *
     * @throws SchemaException if they do not, or if they do not match a known schema; the message does not name the
     *     part
     */
    <T> T read(byte[] framed, Use<T> use) throws SchemaException {
        Optional<String> missing = SchemaPrefix.missing(framed, part);
        if (missing.isPresent()) {
            throw new SchemaException(missing.get());
        }
        ByteBuffer buffer = ByteBuffer.wrap(framed, 1, framed.length - 1);
        return use.apply(decoder(buffer.getInt()), buffer);
    }

    private Decoder decoder(int id) throws SchemaException {
        Decoder known = decoders.get(id);
        if (known != null) {
            return known;
        }
        Optional<SchemaDocument> schema = registry.byId(id);
        if (schema.isEmpty()) {
            throw new SchemaException("expected the id of a schema that the registry knows, got " + id);
        }
        String type = schema.get().type();
        if (!type.equals(kind.name())) {
            throw new SchemaException("expected a schema of type " + kind + ", got " + id + ", of type " + type
                    + SchemaKind.formatOf(type)
                            .map(format -> "; is " + part + ".format=" + format + " meant?")
                            .orElse(""));
        }
        Decoder decoder = decoder(id, schema.get());
        if (decoders.size() >= SCHEMAS_MAX) {
            decoders.clear();
        }
        decoders.put(id, decoder);
        return decoder;
    }

    private Decoder decoder(int id, SchemaDocument schema) throws SchemaException {
        References references = new References(registry);
        try {
            return kind == SchemaKind.AVRO
                    ? new AvroDecoder(schema, references)
                    : new ProtobufDecoder(schema, references);
        } catch (SchemaException e) {
            throw new SchemaException("expected a schema that can be read, got " + id + ": " + e.getMessage());
        }
    }
}

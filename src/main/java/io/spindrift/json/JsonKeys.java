package io.spindrift.json;

import com.fasterxml.jackson.core.JsonFactory;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.KeyFormat;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that are JSON, by {@link KeyText}. In keys that Kafka Connect's JSON converter writes with a schema, the payload is
 * used. A name does not determine the bytes of such a key, which may contain spaces.
 */
public final class JsonKeys implements KeyFormat {
    private static final Set<String> CONNECT = Set.of("schema", "payload");

    private final JsonFactory factory = StrictJson.factory();
    private final int start;

    /** Keys that are JSON from their first byte on. */
    public JsonKeys() {
        this(0);
    }

    private JsonKeys(int start) {
        this.start = start;
    }

    /** Keys that begin with 0 and the id of their schema in four bytes, as serializers for JSON Schema write them. */
    public static JsonKeys behindSchemaId() {
        return new JsonKeys(SchemaPrefix.BYTES);
    }

    @Override
    public String name(byte[] key) throws BadRecordException {
        if (start > 0) {
            Optional<String> missing = SchemaPrefix.missing(key, "key");
            if (missing.isPresent()) {
                throw KeyText.bad(missing.get());
            }
        }
        Optional<String> foreign = MalformedJson.atFirstSight(key, start, "key");
        if (foreign.isPresent()) {
            throw KeyText.bad(foreign.get());
        }
        try {
            return KeyText.of(payload(JsonTree.read(factory, key, start)));
        } catch (IOException e) {
            throw KeyText.bad(MalformedJson.reason(key, start, e));
        }
    }

    @Override
    public Optional<byte[]> bytes(String name) {
        return Optional.empty();
    }

    private static Object payload(Object key) {
        return key instanceof Map<?, ?> fields && fields.keySet().equals(CONNECT) ? fields.get("payload") : key;
    }
}

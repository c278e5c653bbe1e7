package io.spindrift.registry;

import io.spindrift.field.Pointer;
import io.spindrift.field.PointerTree;
import io.spindrift.fuzz.Refusal;
import io.spindrift.json.SchemaDocument;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** Avro's binary form of schemas that are known. The first byte says of which. */
public final class AvroFuzz {
    /** A value within itself. */
    private static final String LIST = """
            {"type": "record", "name": "Link", "fields": [
              {"name": "v", "type": ["null", "int", "double", "string", {"type": "long", "logicalType": "timestamp-nanos"}]},
              {"name": "next", "type": ["null", "Link"]}]}
            """;
    /** Nested arrays of items without bytes, a decimal of fixed size, and a map of records with all types. */
    private static final String EMPTY = """
            {"type": "record", "name": "Empty", "fields": [
              {"name": "v", "type": {"type": "array", "items": {"type": "array", "items": "null"}}},
              {"name": "next", "type": {"type": "fixed", "name": "Amount", "size": 12, "logicalType": "decimal",
                "precision": 20, "scale": 0}},
              {"name": "tags", "type": {"type": "map", "values": ["null", "boolean", "bytes", "float",
                {"type": "enum", "name": "Kind", "symbols": ["A", "B"]}, "Amount"]}}]}
            """;

    private static final List<Decoder> DECODERS =
            Stream.of(Samples.AVRO, LIST, EMPTY).map(AvroFuzz::decoder).toList();
    private static final PointerTree WANTED = new PointerTree(Stream.of(
                    "/at",
                    "/celsius",
                    "/price",
                    "/inputs/0/v",
                    "/inputs",
                    "/tags/count",
                    "/v",
                    "/v/1",
                    "/next",
                    "/next/next/v",
                    "#")
            .map(Pointer::of)
            .toList());

    private AvroFuzz() {}

    /** By schemas that are known. */
    static List<Decoder> decoders() {
        return DECODERS;
    }

    private static Decoder decoder(String schema) {
        try {
            return new AvroDecoder(new SchemaDocument("AVRO", schema, List.of()), new References(null));
        } catch (SchemaException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        readByFirst(DECODERS, bytes, WANTED);
    }

    /** The first byte says by which decoder the others are read. */
    static void readByFirst(List<Decoder> decoders, byte[] bytes, PointerTree wanted) {
        if (bytes.length > 0) {
            Decoder decoder = decoders.get(Byte.toUnsignedInt(bytes[0]) % decoders.size());
            read(decoder, ByteBuffer.wrap(bytes, 1, bytes.length - 1), wanted);
        }
    }

    static void read(Decoder decoder, ByteBuffer payload, PointerTree wanted) {
        try {
            decoder.read(payload, wanted);
        } catch (SchemaException e) {
            Refusal.require(e.getMessage());
        }
    }
}

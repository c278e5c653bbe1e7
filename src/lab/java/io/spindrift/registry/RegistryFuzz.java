package io.spindrift.registry;

import io.spindrift.field.Pointer;
import io.spindrift.field.PointerTree;
import io.spindrift.fuzz.Refusal;
import io.spindrift.json.SchemaDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Answers of a registry, and what their schemas do to a value. */
public final class RegistryFuzz {
    private static final PointerTree WANTED = new PointerTree(List.of(Pointer.of("/v"), Pointer.of("#")));
    private static final byte[] VALUE = {2, 0, 2, 4, 0, 6};

    private RegistryFuzz() {}

    public static void fuzzerTestOneInput(byte[] answer) {
        try {
            SchemaDocument document = SchemaDocument.of(answer);
            // Referenced schemas would be requested from a registry.
            if (document.references().isEmpty()) {
                AvroFuzz.read(decoder(document), ByteBuffer.wrap(VALUE), WANTED);
            }
        } catch (SchemaException | IOException e) {
            Refusal.require(e.getMessage());
        }
    }

    private static Decoder decoder(SchemaDocument document) throws SchemaException {
        References references = new References(null);
        return document.type().equals("PROTOBUF")
                ? new ProtobufDecoder(document, references)
                : new AvroDecoder(document, references);
    }
}

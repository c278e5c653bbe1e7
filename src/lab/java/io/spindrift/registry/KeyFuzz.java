package io.spindrift.registry;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.KeyFormat;
import io.spindrift.event.NumberKeys;
import io.spindrift.event.TextKeys;
import io.spindrift.event.UuidKeys;
import io.spindrift.fuzz.Refusal;
import io.spindrift.json.JsonKeys;
import io.spindrift.json.KeyText;
import io.spindrift.text.Printable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys. The first byte determines the format. The rest is the key, or the payload after the id of its schema. */
public final class KeyFuzz {
    private static final List<KeyFormat> FORMATS = List.of(
            TextKeys.INSTANCE,
            NumberKeys.SHORT,
            NumberKeys.INT,
            NumberKeys.LONG,
            UuidKeys.INSTANCE,
            new JsonKeys(),
            JsonKeys.behindSchemaId(),
            schemaKeys(AvroFuzz.decoders()),
            schemaKeys(ProtobufFuzz.decoders()));

    private KeyFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length < 2) {
            return;
        }
        KeyFormat format = FORMATS.get(Byte.toUnsignedInt(bytes[0]) % FORMATS.size());
        try {
            String name = format.name(Arrays.copyOfRange(bytes, 1, bytes.length));
            String shown = Printable.of(name);
            if (shown.chars().anyMatch(Character::isISOControl)
                    || !Printable.of(shown).equals(shown)) {
                throw new AssertionError("a control character in " + shown);
            }
            Optional<byte[]> key = format.bytes(name);
            if (key.isPresent() && !format.name(key.get()).equals(name)) {
                throw new AssertionError(name + " comes back as " + format.name(key.get()));
            }
        } catch (BadRecordException e) {
            Refusal.require(e.getMessage());
        }
    }

    /** Keys of schemas that are known, the next byte says of which. */
    private static KeyFormat schemaKeys(List<Decoder> decoders) {
        return new KeyFormat() {
            @Override
            public String name(byte[] key) throws BadRecordException {
                Decoder decoder = decoders.get(Byte.toUnsignedInt(key[0]) % decoders.size());
                try {
                    return KeyText.of(decoder.plain(ByteBuffer.wrap(key, 1, key.length - 1)));
                } catch (SchemaException e) {
                    throw KeyText.bad(e.getMessage());
                }
            }

            @Override
            public Optional<byte[]> bytes(String name) {
                return Optional.empty();
            }
        };
    }
}

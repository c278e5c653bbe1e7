package io.spindrift.registry;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.KeyFormat;
import io.spindrift.json.KeyText;
import java.util.Optional;

/**
 * Reads keys that start with the id of their schema, as names by {@link KeyText}. The key does not follow from the
 * name, since several schemas may have written the same name.
 */
public final class RegistryKeys implements KeyFormat {
    private final Decoders decoders;

    /**
     * @param settings of the registry
     * @param kind of the schemas
     */
    public RegistryKeys(RegistrySettings settings, SchemaKind kind) {
        decoders = new Decoders(settings, kind, "key");
    }

    @Override
    public String name(byte[] key) throws BadRecordException {
        try {
            return KeyText.of(decoders.read(key, Decoder::plain));
        } catch (SchemaException e) {
            throw KeyText.bad(e.getMessage());
        }
    }

    @Override
    public Optional<byte[]> bytes(String name) {
        return Optional.empty();
    }
}

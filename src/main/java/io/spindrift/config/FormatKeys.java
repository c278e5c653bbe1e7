package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.event.KeyFormat;
import io.spindrift.event.NumberKeys;
import io.spindrift.event.TextKeys;
import io.spindrift.event.UuidKeys;
import io.spindrift.field.DocumentReader;
import io.spindrift.json.JsonDocuments;
import io.spindrift.json.JsonKeys;
import io.spindrift.registry.RegistryDocuments;
import io.spindrift.registry.RegistryKeys;
import io.spindrift.registry.RegistrySettings;
import io.spindrift.registry.SchemaKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of the formats of keys and values, and of the schema registry. */
final class FormatKeys {
    private static final String FORMAT = "value.format";
    private static final String KEY_FORMAT = "key.format";
    private static final String URL = "schema.registry.url";
    private static final String USER = "schema.registry.user";
    private static final String PASSWORD = "schema.registry.password";
    private static final String TOKEN = "schema.registry.token";
    private static final String TIMEOUT = "schema.registry.timeout.ms";
    private static final String RETRY_TIMEOUT = "schema.registry.retry.timeout.ms";

    private static final String STRING = "string";
    private static final String JSON = "json";
    private static final String JSON_SCHEMA = "json-schema";

    private FormatKeys() {}

    static void define(ConfigDef def) {
        Group group = new Group(def, "Format of keys and values");
        group.choice(
                KEY_FORMAT,
                STRING,
                HIGH,
                "Format of the keys of input records, which determine the names of the series (docs/inputs.md). "
                        + "string is UTF-8. short, int and long are big-endian, as Kafka's serializers write them. uuid is a "
                        + "text or 16 bytes. json-schema, avro and protobuf are the formats of the serializers that write 0 "
                        + "and the id of the schema before the key.",
                STRING,
                JSON,
                JSON_SCHEMA,
                "avro",
                "protobuf",
                "short",
                "int",
                "long",
                "uuid");
        group.choice(
                FORMAT,
                JSON,
                HIGH,
                "Format of the values of input records. json-schema, avro and protobuf are the formats of the "
                        + "serializers that write 0 and the id of the schema before the value.",
                JSON,
                JSON_SCHEMA,
                "avro",
                "protobuf");
        group.open(
                URL,
                Type.LIST,
                null,
                HIGH,
                "avro, protobuf: addresses (http or https) of a schema registry with the API of Confluent's, "
                        + "separated by commas. They are tried in turn.");
        group.textOrEmpty(USER, MEDIUM, "User of the registry; empty for none.");
        group.secret(PASSWORD, MEDIUM, "Password of that user, as a reference to a config provider.");
        group.secret(
                TOKEN,
                MEDIUM,
                "Token for Authorization: Bearer, as a reference to a config provider. It takes the place of user "
                        + "and password.");
        group.whole(
                TIMEOUT,
                5_000L,
                Bounds.between(1, 60_000),
                LOW,
                "Timeout of a request to the registry, in milliseconds.");
        group.whole(
                RETRY_TIMEOUT,
                30_000L,
                Bounds.between(0, 240_000),
                LOW,
                "How long a request is retried while the registry does not answer, in milliseconds. After that the "
                        + "task fails, and the record is read again.");
    }

    /** Returns the format of values; empty for plain JSON. */
    static Optional<DocumentReader> documents(AbstractConfig parsed, Map<String, String> given) {
        String format = parsed.getString(FORMAT);
        return switch (format) {
            case JSON -> Optional.empty();
            case JSON_SCHEMA -> Optional.of(JsonDocuments.behindSchemaId());
            default ->
                Optional.of(new RegistryDocuments(
                        registry(parsed, given), SchemaKind.valueOf(format.toUpperCase(Locale.ROOT))));
        };
    }

    /** Returns the format of keys. */
    static KeyFormat keys(AbstractConfig parsed, Map<String, String> given) {
        String format = parsed.getString(KEY_FORMAT);
        return switch (format) {
            case STRING -> TextKeys.INSTANCE;
            case "uuid" -> UuidKeys.INSTANCE;
            case "short", "int", "long" -> NumberKeys.valueOf(format.toUpperCase(Locale.ROOT));
            case JSON -> new JsonKeys();
            case JSON_SCHEMA -> JsonKeys.behindSchemaId();
            default -> new RegistryKeys(registry(parsed, given), SchemaKind.valueOf(format.toUpperCase(Locale.ROOT)));
        };
    }

    private static RegistrySettings registry(AbstractConfig parsed, Map<String, String> given) {
        List<String> urls = parsed.getList(URL) == null ? List.of() : parsed.getList(URL);
        return new RegistrySettings(
                urls.stream().map(url -> uri(url.trim())).toList(),
                authorization(
                        parsed.getString(USER), Secrets.of(parsed, given, PASSWORD), Secrets.of(parsed, given, TOKEN)),
                Duration.ofMillis(parsed.getLong(TIMEOUT)),
                Duration.ofMillis(parsed.getLong(RETRY_TIMEOUT)));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(URL + ": expected http://host:port or https://host, got " + text);
        }
    }

    private static Optional<String> authorization(String user, Optional<String> password, Optional<String> token) {
        if (user.isEmpty() != password.isEmpty()) {
            throw new ConfigurationException(
                    USER + ": expected a user together with " + PASSWORD + ", got only one of them");
        }
        if (token.isPresent() && password.isPresent()) {
            throw new ConfigurationException(TOKEN + ": expected a token or a user, got both");
        }
        return token.map(text -> "Bearer " + text)
                .or(() -> password.map(text -> "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + text).getBytes(StandardCharsets.UTF_8))));
    }
}

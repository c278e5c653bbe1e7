package io.spindrift.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spindrift.event.SettingsRule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the values of the settings topic (schemas/settings-rule.schema.json). This class belongs to one thread. */
public final class RuleReader {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_NESTING = 4;
    /** The end of the year 9999. */
    private static final long MAX_TIME = 253_402_300_799_999L;

    private static final Set<String> FIELDS = Set.of("series", "validFrom", "priority", "changePolicy", "settings");

    private final JsonMapper mapper = new JsonMapper(com.fasterxml.jackson.core.JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build());

    /**
     * Reads a rule.
     *
     * @param name the name of the rule
     * @throws IllegalArgumentException if a field is invalid; the message names it and the expected and the actual content
     */
    public SettingsRule read(String name, byte[] json) {
        require(json.length <= MAX_BYTES, "value", "at most " + MAX_BYTES + " bytes", json.length);
        JsonNode root = tree(json);
        require(root.isObject(), "value", "a JSON object", root);
        root.fieldNames()
                .forEachRemaining(
                        field -> require(FIELDS.contains(field), "value", "only the fields " + sorted(FIELDS), field));
        return new SettingsRule(
                name,
                text(root, "series"),
                time(root.path("validFrom")),
                priority(root.path("priority")),
                root.hasNonNull("changePolicy") ? Optional.of(text(root, "changePolicy")) : Optional.empty(),
                settings(root.path("settings")));
    }

    private JsonNode tree(byte[] json) {
        try {
            // Reports fields that occur twice, which the tree would hide.
            JsonTree.read(mapper.getFactory(), json, 0);
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("value: " + unreadable(json, e), e);
        }
    }

    private static String unreadable(byte[] json, IOException e) {
        if (e instanceof StreamConstraintsException) {
            return "expected JSON nested at most " + MAX_NESTING + " deep, got more";
        }
        return MalformedJson.atFirstSight(json, 0, "value").orElseGet(() -> MalformedJson.reason(json, 0, e));
    }

    private static String text(JsonNode root, String field) {
        JsonNode value = root.path(field);
        require(value.isTextual(), field, "a text", value);
        return value.asText();
    }

    private static long time(JsonNode value) {
        long millis = value.isTextual() ? parsed(value.asText()) : value.canConvertToLong() ? value.asLong() : -1;
        boolean whole = value.isTextual() || value.canConvertToExactIntegral();
        require(
                whole && millis >= 0 && millis <= MAX_TIME,
                "validFrom",
                "a time such as \"2026-01-31T00:00:00Z\", or milliseconds since 1970",
                value);
        return millis;
    }

    /** Returns −1 if the value is not a time. */
    private static long parsed(String time) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            return -1;
        }
    }

    private static int priority(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        require(value.isIntegralNumber() && value.canConvertToInt(), "priority", "a whole number", value);
        return value.asInt();
    }

    private static Map<String, String> settings(JsonNode value) {
        require(value.isObject() && !value.isEmpty(), "settings", "an object with at least one setting", value);
        Map<String, String> settings = new TreeMap<>();
        value.properties()
                .forEach(setting -> settings.put(setting.getKey(), setting(setting.getKey(), setting.getValue())));
        return settings;
    }

    /** Returns a value as it is written in a properties file. */
    private static String setting(String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(each -> setting(name, each))
                    .collect(Collectors.joining(","));
        }
        require(value.isValueNode() && !value.isNull(), name, "a text, a number or an array of these", value);
        return value.asText();
    }

    private static String sorted(Set<String> fields) {
        return fields.stream().sorted().collect(Collectors.joining(", "));
    }

    private static void require(boolean holds, String field, String expected, Object got) {
        if (!holds) {
            throw new IllegalArgumentException(field + ": expected " + expected + ", got "
                    + (got instanceof JsonNode node && node.isMissingNode() ? "nothing" : got));
        }
    }
}

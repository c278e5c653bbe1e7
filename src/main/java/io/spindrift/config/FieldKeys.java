package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.event.SeriesNames;
import io.spindrift.field.FieldSettings;
import io.spindrift.field.Pointer;
import io.spindrift.field.TimeUnit;
import io.spindrift.processor.InputSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings that say where the fields of a record are. */
final class FieldKeys {
    private static final String VALUE = "fields.value";
    private static final String MISSING = "fields.missing";
    private static final String TOMBSTONES = "tombstones";
    private static final String TIME = "fields.time";
    private static final String TIME_UNIT = "fields.time.unit";
    private static final String MAX_AHEAD = "timestamp.max.ahead.ms";
    private static final String ID = "fields.id";
    private static final String X = "fields.x";
    private static final String LABEL = "fields.label";

    private static final String SKIP = "skip";
    private static final String DEAD_LETTER = "dead-letter";

    private FieldKeys() {}

    static void define(ConfigDef def) {
        Group group = new Group(def, "Fields of records");
        group.list(
                VALUE,
                List.of("/value"),
                Bounds.pointers(),
                HIGH,
                "Series mode: JSON pointer (RFC 6901) to the value; # is the whole value of the record. A record may "
                        + "have several values: give one pointer for each, separated by commas and each with a name, such as "
                        + "temperature=/sensors/0/temp,humidity=/sensors/0/hum. Each value is then a series, KEY/NAME.");
        group.choice(
                MISSING,
                DEAD_LETTER,
                MEDIUM,
                "What happens to a record that lacks some of several values. dead-letter: each missing value is published to the "
                        + "dead letters. skip: missing values are skipped. A record without any of the values is a dead letter in "
                        + "both cases.",
                DEAD_LETTER,
                SKIP);
        group.choice(
                TOMBSTONES,
                SKIP,
                MEDIUM,
                "What happens to a record without a value, which says that its key was deleted. skip: the record is "
                        + "counted (tombstones-skipped). dead-letter: the record is published to the dead letters. The state "
                        + "of the series is kept in both cases.",
                SKIP,
                DEAD_LETTER);
        group.textOrEmpty(
                TIME,
                MEDIUM,
                "JSON pointer to the time of a record: a number since 1970, or an ISO 8601 text with its offset, "
                        + "such as 2026-01-31T00:00:00Z. Empty: the time is the record's timestamp.");
        group.choice(
                TIME_UNIT,
                TimeUnit.MS.text(),
                MEDIUM,
                "Unit of a time that is a number: seconds (s), milliseconds, microseconds or nanoseconds.",
                "s",
                "ms",
                "us",
                "ns");
        group.whole(
                MAX_AHEAD,
                366L * 86_400_000,
                Bounds.atLeast(0),
                MEDIUM,
                "How far a time in a field (fields.time) may be ahead of the timestamp of its record, in "
                        + "milliseconds. A record with a later time is a dead letter. Timestamps from before 2011 are not "
                        + "compared, because they do not say when the record was produced.");
        group.text(ID, "/id", MEDIUM, "JSON pointer to the id of an observation or label.");
        group.list(
                X,
                List.of("/x"),
                Bounds.pointers(),
                MEDIUM,
                "JSON pointer to the features: one pointer to an array, or several pointers, separated by commas, "
                        + "each to a number.");
        group.text(LABEL, "/label", MEDIUM, "Regression mode: JSON pointer to the label.");
    }

    /** @param given the settings as text, before references to config providers are resolved */
    static InputSettings settings(AbstractConfig parsed, Map<String, String> given) {
        FieldSettings fields = new FieldSettings(
                items(parsed, VALUE).stream()
                        .map(item -> named(VALUE, () -> FieldSettings.Value.of(item)))
                        .toList(),
                parsed.getString(MISSING).equals(SKIP),
                pointer(ID, parsed.getString(ID)),
                items(parsed, X).stream().map(item -> pointer(X, item)).toList(),
                pointer(LABEL, parsed.getString(LABEL)),
                Optional.of(parsed.getString(TIME).trim())
                        .filter(text -> !text.isEmpty())
                        .map(text -> pointer(TIME, text)),
                TimeUnit.valueOf(parsed.getString(TIME_UNIT).toUpperCase(Locale.ROOT)));
        return new InputSettings(
                fields,
                new SeriesNames(TopicKeys.namesByTopic(parsed), fields.names(), FormatKeys.keys(parsed, given)),
                FormatKeys.documents(parsed, given),
                parsed.getLong(MAX_AHEAD),
                parsed.getString(TOMBSTONES).equals(SKIP));
    }

    private static List<String> items(AbstractConfig parsed, String name) {
        return parsed.getList(name).stream().map(String::trim).toList();
    }

    private static Pointer pointer(String name, String text) {
        return named(name, () -> Pointer.of(text.trim()));
    }

    private interface Read<T> {
        T read();
    }

    private static <T> T named(String name, Read<T> read) {
        try {
            return read.read();
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage();
            throw new ConfigurationException(reason.startsWith(name) ? reason : name + ": " + reason);
        }
    }
}

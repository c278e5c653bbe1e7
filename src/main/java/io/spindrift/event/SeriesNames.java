package io.spindrift.event;

import java.util.List;
import java.util.Optional;

/**
 * How series are called: by what the key of their records says; where a record has several values, {@code key/value}; where the topic is part of
 * the name, {@code topic/key}. A series is in the partition of its key, whatever it is called, and the key can be told from the name:
 * neither topics nor names of values have a slash.
 *
 * @param byTopic whether the topic is part of the name
 * @param values names of the values of a record; empty where it has one
 * @param keys how a key says a name
 */
public record SeriesNames(boolean byTopic, List<String> values, KeyFormat keys) {
    /** The name of a series is the key of its records, which is text. */
    public static final SeriesNames KEYS = new SeriesNames(false, List.of());

    private static final char SLASH = '/';

    public SeriesNames {
        values = List.copyOf(values);
    }

    /** Names of records whose keys are text. */
    public SeriesNames(boolean byTopic, List<String> values) {
        this(byTopic, values, TextKeys.INSTANCE);
    }

    /** Whether the name of a series is what the key of its records says. */
    public boolean areKeys() {
        return !byTopic && values.isEmpty();
    }

    /**
     * The series of a value.
     *
     * @param value its name; empty where a record has one
     */
    public String of(String topic, String key, String value) {
        if (areKeys()) {
            return key;
        }
        String named = value.isEmpty() ? key : key + SLASH + value;
        return byTopic ? topic + SLASH + named : named;
    }

    /** All series that the records of a topic have under a key. */
    public List<String> all(String topic, String key) {
        return values.isEmpty()
                ? List.of(of(topic, key, ""))
                : values.stream().map(value -> of(topic, key, value)).toList();
    }

    /** What the key of the records of a series says. The same, if no series is called so. */
    public String key(String series) {
        String rest = byTopic ? series.substring(series.indexOf(SLASH) + 1) : series;
        int slash = rest.lastIndexOf(SLASH);
        return values.isEmpty() || slash < 0 ? rest : rest.substring(0, slash);
    }

    /**
     * The key of the records of a series, in bytes, as Kafka's serializer writes it.
     *
     * @return empty if the name does not determine them, or no key has that name
     */
    public Optional<byte[]> keyBytes(String series) {
        return keys.bytes(key(series));
    }

    /** The topic of the records of a series, where that is part of its name. */
    public Optional<String> topic(String series) {
        int slash = series.indexOf(SLASH);
        return byTopic && slash > 0 ? Optional.of(series.substring(0, slash)) : Optional.empty();
    }

    /**
     * The same name, if a series can have it.
     *
     * @throws IllegalArgumentException if none can
     */
    public String checked(String series) {
        boolean fits = (!byTopic || topic(series).isPresent())
                && (values.isEmpty() || values.contains(series.substring(series.lastIndexOf(SLASH) + 1)))
                && !key(series).isEmpty()
                && of(topic(series).orElse(""), key(series), values.isEmpty() ? "" : valueOf(series))
                        .equals(series);
        if (!fits) {
            throw new IllegalArgumentException("series: expected " + form() + ", got '" + series + "'");
        }
        return series;
    }

    private static String valueOf(String series) {
        return series.substring(series.lastIndexOf(SLASH) + 1);
    }

    private String form() {
        return (byTopic ? "TOPIC/" : "") + "KEY"
                + (values.isEmpty() ? "" : "/NAME with a name of " + String.join(", ", values));
    }
}

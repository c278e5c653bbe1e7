package io.spindrift.event;

import java.util.List;
import java.util.Optional;

/**
 * Names of series. A name is the name that the key of the records encodes. In records with several values it is
 * {@code key/value}, and where the topic is part of the name, {@code topic/key}. A series is in the partition of its key,
 * whatever its name is. The key can be read from the name, because neither topics nor names of values contain a slash.
 *
 * @param byTopic whether the topic is part of the name
 * @param values the names of the values of a record; empty if a record has one value
 * @param keys the format of the keys
 */
public record SeriesNames(boolean byTopic, List<String> values, KeyFormat keys) {
    /** Names that are the same as the keys, which are text. */
    public static final SeriesNames KEYS = new SeriesNames(false, List.of());

    private static final char SLASH = '/';

    public SeriesNames {
        values = List.copyOf(values);
    }

    /** Returns the names of series in records whose keys are text. */
    public SeriesNames(boolean byTopic, List<String> values) {
        this(byTopic, values, TextKeys.INSTANCE);
    }

    /** Returns whether the name of a series is the name that the key of its records encodes. */
    public boolean areKeys() {
        return !byTopic && values.isEmpty();
    }

    /**
     * Returns the name of the series of a value.
     *
     * @param value the name of the value; empty if a record has one value
     */
    public String of(String topic, String key, String value) {
        if (areKeys()) {
            return key;
        }
        String named = value.isEmpty() ? key : key + SLASH + value;
        return byTopic ? topic + SLASH + named : named;
    }

    /** Returns all series that the records of a topic have under a key. */
    public List<String> all(String topic, String key) {
        return values.isEmpty()
                ? List.of(of(topic, key, ""))
                : values.stream().map(value -> of(topic, key, value)).toList();
    }

    /** Returns the name that the key of the records of a series encodes; the given name if no series has that name. */
    public String key(String series) {
        String rest = byTopic ? series.substring(series.indexOf(SLASH) + 1) : series;
        int slash = rest.lastIndexOf(SLASH);
        return values.isEmpty() || slash < 0 ? rest : rest.substring(0, slash);
    }

    /**
     * Returns the key of the records of a series, in bytes, as Kafka's serializer writes it.
     *
     * @return empty if the name does not determine the bytes, or no key has that name
     */
    public Optional<byte[]> keyBytes(String series) {
        return keys.bytes(key(series));
    }

    /** Returns the topic of the records of a series, if the topic is part of the name. */
    public Optional<String> topic(String series) {
        int slash = series.indexOf(SLASH);
        return byTopic && slash > 0 ? Optional.of(series.substring(0, slash)) : Optional.empty();
    }

    /**
     * Returns the given name, if a series can have it.
     *
     * @throws IllegalArgumentException if no series can have it
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

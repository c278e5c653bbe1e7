package io.spindrift.config;

import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.model.numeric.PlainNumber;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.DistributionSettings;
import io.spindrift.model.series.Horizons;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.series.LabelSettings;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.processor.ProcessorSettings;
import io.spindrift.rules.IgnoredSpans;
import io.spindrift.runtime.ClientProperties;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.TopicCreation;
import io.spindrift.runtime.WarmStartSource;
import io.spindrift.store.ChangePolicy;
import io.spindrift.store.StoreSettings;
import io.spindrift.topology.TopicNames;
import io.spindrift.web.WebSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of an application. They are read from text, checked, and returned as immutable records. */
public final class Configuration {
    private final Parsed parsed;
    private final Map<String, String> given;
    private final Map<String, String> kafka = new HashMap<>();

    /**
     * Reads and checks settings.
     *
     * @throws ConfigurationException if a setting cannot be used; the message names the first one
     */
    public Configuration(Sources sources) {
        given = sources.merged();
        given.forEach(this::sort);
        try {
            parsed = new Parsed(given);
        } catch (ConfigException e) {
            throw new ConfigurationException(inWords(given, e));
        }
    }

    /** Returns the reference of all settings except the hyper-parameters, in Markdown. */
    public static String reference() {
        return new Reference(Keys.DEFINITION).markdown();
    }

    /** Returns the reference of the hyper-parameters, in Markdown. */
    public static String tuningReference() {
        return new Reference(Keys.DEFINITION).tuning();
    }

    /** Returns the settings of a whole application. */
    public RuntimeSettings runtime() {
        return checked(() -> new RuntimeSettings(
                topics(),
                creation(),
                new ProcessorSettings(
                        series(),
                        alarmIgnored(),
                        store(),
                        parsed.getString(TopicKeys.LABELS_TOPIC),
                        parsed.getInt(SeriesKeys.RECORD_MAX_BYTES),
                        parsed.getInt(SeriesKeys.DEAD_LETTERS_MAX_BYTES),
                        FieldKeys.settings(parsed, given),
                        publishFrom(),
                        TopicKeys.keyedBySeries(parsed),
                        TopicKeys.layout(parsed)),
                warmStart(),
                new RuntimeSettings.Memory(stateMaxBytes(), parsed.getLong(StateKeys.STORES_MEMORY)),
                new RuntimeSettings.Lifecycle(
                        Duration.ofMillis(parsed.getLong(OperationKeys.CLOSE_TIMEOUT)),
                        leaveGroup(),
                        Duration.ofMillis(parsed.getLong(OperationKeys.TOPICS_CHECK_INTERVAL))),
                new RuleSettings(given),
                streams()));
    }

    /** Returns the topics. */
    public TopicNames topics() {
        return checked(() -> new TopicNames(
                TopicKeys.observations(parsed, given),
                parsed.getString(TopicKeys.LABELS_TOPIC),
                parsed.getString(TopicKeys.FORECASTS_TOPIC),
                parsed.getString(TopicKeys.SCORES_TOPIC),
                parsed.getString(TopicKeys.ALERTS_TOPIC),
                parsed.getString(TopicKeys.DEAD_LETTERS_TOPIC),
                parsed.getString(TopicKeys.SETTINGS_TOPIC)));
    }

    /** Returns the settings of the HTTP server. */
    public WebSettings web() {
        return checked(() -> WebKeys.settings(parsed, given));
    }

    /** Returns the settings under which series are learned. */
    public SeriesSettings series() {
        InputMode inputMode =
                InputMode.valueOf(parsed.getString(TopicKeys.INPUT_MODE).toUpperCase(Locale.ROOT));
        return checked(() -> new SeriesSettings(
                inputMode,
                lags(),
                new Horizons(
                        HorizonRanges.parse(parsed.getList(SeriesKeys.SERIES_HORIZONS))
                                .orElseThrow(),
                        parsed.getLong(SeriesKeys.SERIES_INTERVAL)),
                parsed.getInt(SeriesKeys.FEATURES_MAX),
                parsed.getInt(SeriesKeys.SCALE_WINDOW),
                precision(),
                labels(),
                new Learners(parsed).learner(inputMode),
                distribution(),
                forecastBounds()));
    }

    private DistributionSettings distribution() {
        AlarmRate rate =
                AlarmRates.parse(parsed.getString(SeriesKeys.ALARM_RATE)).orElseThrow();
        return new DistributionSettings(
                numbers(SeriesKeys.INTERVAL_LEVELS),
                numbers(SeriesKeys.QUANTILES),
                rate.over(parsed.getInt(SeriesKeys.ALARM_RATE_SERIES)));
    }

    /** Returns the spans in which no alarm begins. */
    IgnoredSpans alarmIgnored() {
        return IgnoredSpansText.parse(
                parsed.getList(SeriesKeys.ALARM_IGNORED),
                ZoneId.of(parsed.getString(SeriesKeys.ALARM_IGNORED_ZONE).trim()));
    }

    private List<Double> numbers(String setting) {
        return parsed.getList(setting).stream()
                .map(String::trim)
                .map(Double::valueOf)
                .toList();
    }

    private ForecastBounds forecastBounds() {
        Double min = parsed.getDouble(SeriesKeys.FORECAST_MIN);
        Double max = parsed.getDouble(SeriesKeys.FORECAST_MAX);
        if (min != null && max != null && min > max) {
            throw new ConfigurationException(SeriesKeys.FORECAST_MIN + ": expected at most " + SeriesKeys.FORECAST_MAX
                    + ", " + PlainNumber.text(max) + ", got " + PlainNumber.text(min));
        }
        return new ForecastBounds(
                min == null ? Double.NEGATIVE_INFINITY : min, max == null ? Double.POSITIVE_INFINITY : max);
    }

    private LabelSettings labels() {
        int pendingMax = parsed.getInt(SeriesKeys.LABELS_PENDING_MAX);
        int dedupWindow = parsed.getInt(SeriesKeys.DEDUP_WINDOW);
        if (dedupWindow < pendingMax) {
            throw new ConfigurationException(SeriesKeys.DEDUP_WINDOW + ": expected at least "
                    + SeriesKeys.LABELS_PENDING_MAX + ", " + pendingMax + ", got " + dedupWindow);
        }
        return new LabelSettings(
                parsed.getLong(SeriesKeys.LABEL_TIMEOUT),
                pendingMax,
                parsed.getInt(SeriesKeys.LABELS_BUFFER_MAX),
                dedupWindow,
                parsed.getInt(SeriesKeys.FORECAST_PENDING_MAX));
    }

    /** Returns the maximum size of the state of a series, in bytes. */
    long stateMaxBytes() {
        return parsed.getLong(StateKeys.STATE_MAX_BYTES);
    }

    private long publishFrom() {
        String time = parsed.getString(SeriesKeys.PUBLISH_FROM).trim();
        try {
            if (time.isEmpty()) {
                return Long.MIN_VALUE;
            }
            return time.matches("[0-9]{1,18}")
                    ? Long.parseLong(time)
                    : Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ConfigurationException(SeriesKeys.PUBLISH_FROM
                    + ": expected a time such as 2026-01-31T00:00:00Z, or milliseconds since 1970, got " + time);
        }
    }

    /** A blend profits from many lags. In a single network they cost a lot of time. */
    private int lags() {
        Integer given = parsed.getInt(SeriesKeys.SERIES_LAGS);
        if (given != null) {
            return given;
        }
        return blends() ? SeriesKeys.LAGS_OF_BLEND : SeriesKeys.LAGS_OF_OTHERS;
    }

    private Precision precision() {
        String given = parsed.getString(StateKeys.PRECISION);
        if (given != null) {
            return Precision.valueOf(given.toUpperCase(Locale.ROOT));
        }
        return blends() || parsed.getString(ModelKeys.MODEL).equals(Learners.KRONECKER)
                ? Precision.FLOAT32
                : Precision.FLOAT64;
    }

    private boolean blends() {
        return Learners.isBlend(parsed.getString(ModelKeys.MODEL));
    }

    /** Returns the donor of new series. */
    public WarmStartSource warmStart() {
        return checked(() -> new WarmStartSource(
                parsed.getString(StateKeys.WARM_START_FILE), parsed.getString(StateKeys.WARM_START_SERIES)));
    }

    private StoreSettings store() {
        return new StoreSettings(
                parsed.getInt(StateKeys.SNAPSHOT_INTERVAL_EVENTS),
                parsed.getLong(StateKeys.REPLAY_MAX),
                parsed.getInt(StateKeys.EVICTION_EVENTS),
                parsed.getLong(StateKeys.CACHE_MAX_BYTES),
                ChangePolicy.valueOf(
                        parsed.getString(StateKeys.SETTINGS_CHANGE_POLICY).toUpperCase(Locale.ROOT)),
                parsed.getLong(StateKeys.SERIES_TTL),
                parsed.getLong(StateKeys.SERIES_MAX_PER_PARTITION));
    }

    private Map<String, Object> streams() {
        Map<String, Object> properties = kafka();
        Object other = properties.put(
                StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, parsed.getBoolean(StateKeys.TRANSACTIONAL));
        if (other != null) {
            throw new ConfigurationException(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG + ": expected "
                    + StateKeys.TRANSACTIONAL + " in its place, got " + other);
        }
        return properties;
    }

    /** Returns the properties of Kafka's clients, including the addresses of the brokers. */
    public Map<String, Object> kafka() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(TopicKeys.APPLICATION_ID, parsed.getString(TopicKeys.APPLICATION_ID));
        properties.put(TopicKeys.BOOTSTRAP_SERVERS, String.join(",", parsed.getList(TopicKeys.BOOTSTRAP_SERVERS)));
        return properties;
    }

    /** Returns the properties of a producer of this application. */
    public Map<String, Object> producer() {
        return ClientProperties.of(kafka(), StreamsConfig.PRODUCER_PREFIX);
    }

    /** Returns the properties of a consumer of this application, which reads partitions without being in its group. */
    public Map<String, Object> consumer() {
        Map<String, Object> properties =
                ClientProperties.of(kafka(), StreamsConfig.CONSUMER_PREFIX, StreamsConfig.MAIN_CONSUMER_PREFIX);
        // The protocol 'streams' is one of Kafka Streams, and unknown to a consumer.
        properties.remove(StreamsConfig.GROUP_PROTOCOL_CONFIG);
        return properties;
    }

    /** Returns the properties of an admin client of this application. */
    public Map<String, Object> admin() {
        return ClientProperties.of(kafka(), StreamsConfig.ADMIN_CLIENT_PREFIX);
    }

    /** Returns the number of replicas of the application's own topics; −1 for the broker's default. */
    public short replicationFactor() {
        return Short.parseShort(kafka.getOrDefault(StreamsConfig.REPLICATION_FACTOR_CONFIG, "-1")
                .toString());
    }

    /** Returns the name of the application. */
    public String applicationId() {
        return parsed.getString(TopicKeys.APPLICATION_ID);
    }

    private boolean leaveGroup() {
        String leave = parsed.getString(OperationKeys.CLOSE_LEAVE_GROUP);
        boolean isStatic = kafka.containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)
                || kafka.containsKey(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG))
                || kafka.containsKey(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        return leave.equals("auto") ? !isStatic : Boolean.parseBoolean(leave);
    }

    private TopicCreation creation() {
        long retention = parsed.getLong(OperationKeys.TOPICS_RETENTION);
        return new TopicCreation(
                parsed.getBoolean(OperationKeys.TOPICS_CREATE),
                parsed.getInt(OperationKeys.TOPICS_PARTITIONS),
                parsed.getInt(OperationKeys.TOPICS_REPLICATION_FACTOR).shortValue(),
                retention == OperationKeys.BROKER_DEFAULT ? OptionalLong.empty() : OptionalLong.of(retention));
    }

    private void sort(String name, String value) {
        if (name.startsWith(KafkaKeys.ANY)) {
            kafka.put(name.substring(KafkaKeys.ANY.length()), value);
        } else if (KafkaKeys.owns(name)) {
            kafka.put(name, value);
        } else if (!Keys.DEFINITION.names().contains(name)) {
            String meant = KafkaKeys.nearest(name, Keys.DEFINITION.names())
                    .map(nearest -> "; is '" + nearest + "' meant?")
                    .orElse(".");
            throw new ConfigurationException(name + ": expected a setting of Spindrift or Kafka, got an unknown one"
                    + meant + " (Settings of plug-ins go behind the prefix '" + KafkaKeys.ANY + "'.)");
        }
    }

    /** Returns an error for the first of our settings that is missing or not of its type, or else Kafka's own message. */
    private static String inWords(Map<String, String> given, ConfigException exception) {
        for (ConfigKey key : Keys.DEFINITION.configKeys().values()) {
            String value = given.get(key.name);
            if (value == null && !key.hasDefault()) {
                return key.name + ": expected " + Reference.values(key) + ", got nothing";
            }
            try {
                ConfigDef.parseType(key.name, value, key.type);
            } catch (ConfigException e) {
                return key.name + ": expected " + Reference.values(key) + ", got " + value;
            }
        }
        return exception.getMessage();
    }

    private interface Built<T> {
        T build();
    }

    /** Turns errors of the records, which check the settings that depend on each other, into errors of the configuration. */
    private static <T> T checked(Built<T> built) {
        try {
            return built.build();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }

    private static final class Parsed extends AbstractConfig {
        Parsed(Map<String, String> values) {
            super(Keys.DEFINITION, values, false);
        }
    }
}

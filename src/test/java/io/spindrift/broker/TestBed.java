package io.spindrift.broker;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.Topics;
import io.spindrift.waiting.Waiting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams.State;

/** An application of a test, with settings and topics of its own, and the means to feed it and to read from it. */
public final class TestBed implements AutoCloseable {
    private final String name;
    private final String bootstrapServers;
    private final Map<String, String> settings = new TreeMap<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<TopicReader> readers = new ArrayList<>();
    private Application application;

    public TestBed(String bootstrapServers, String name, Path state) {
        this.name = name;
        this.bootstrapServers = bootstrapServers;
        set("application.id", name);
        set("bootstrap.servers", bootstrapServers);
        set("observations.topic", observations());
        set("forecasts.topic", topic("forecasts"));
        set("scores.topic", topic("scores"));
        set("alerts.topic", topic("alerts"));
        set("dead.letters.topic", topic("dead-letters"));
        set("topics.partitions", "1");
        set("topics.retention.ms", "-1");
        set("commit.interval.ms", "50");
        set("model.units", "4");
        set("model", "pf");
        set("pf.particles", "20");
        set("state.dir", state.resolve(name).toString());
        producer = newProducer(bootstrapServers);
    }

    private static KafkaProducer<byte[], byte[]> newProducer(String bootstrapServers) {
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                64 << 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Waiting.BOUND.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) Waiting.BOUND.toMillis());
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** @param value or null for none */
    public TestBed set(String setting, String value) {
        if (value == null) {
            settings.remove(setting);
        } else {
            settings.put(setting, value);
        }
        return this;
    }

    public TestBed withLabelsTopic() {
        return set("labels.topic", labels());
    }

    public String observations() {
        return topic("observations");
    }

    public String labels() {
        return topic("labels");
    }

    public String topic(String what) {
        return name + "-" + what;
    }

    public Map<String, String> properties() {
        return Map.copyOf(settings);
    }

    public RuntimeSettings settings() {
        return new Configuration(new Sources().settings(settings)).runtime();
    }

    public TestBed createTopic(String topic, int partitions, Map<String, String> config) {
        NewTopic created = new NewTopic(topic, partitions, (short) 1).configs(config);
        asAdmin(admin -> admin.createTopics(List.of(created)).all());
        return this;
    }

    public void addPartitions(String topic, int total) {
        asAdmin(admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                .all());
    }

    /** Changes a setting of an existing topic at the broker. */
    public void configure(String topic, String setting, String value) {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        asAdmin(admin ->
                admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }

    /** Returns the settings of an existing topic, defaults included. */
    public Map<String, String> configuration(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> settings = new TreeMap<>();
        asAdmin(admin -> admin.describeConfigs(List.of(resource)).all())
                .get(resource)
                .entries()
                .forEach(entry -> settings.put(entry.name(), entry.value()));
        return settings;
    }

    public void deleteTopic(String topic) {
        asAdmin(admin -> admin.deleteTopics(List.of(topic)).all());
    }

    /** How many records of its inputs the application has committed. */
    public long committed() {
        return asAdmin(admin -> admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata()).values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private <T> T asAdmin(Function<Admin, KafkaFuture<T>> task) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return task.apply(admin).get(Waiting.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the broker rejected the request", e);
        }
    }

    /** Creates those topics that do not exist, and waits until they do. */
    public TestBed createTopics() {
        RuntimeSettings settings = settings();
        try (Topics topics = Application.topics(settings)) {
            topics.create(settings.creation(), settings.processor().deadLetterMaxBytes());
        }
        return this;
    }

    public Application start() {
        createTopics();
        application = Application.start(settings());
        Waiting.until("application " + name).until(() -> application.state() == State.RUNNING);
        return application;
    }

    public void stop() {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    public RecordMetadata send(String topic, String key, String value, long time) {
        return send(new ProducerRecord<>(topic, null, time, bytes(key), bytes(value)));
    }

    public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        return send(List.of(record)).get(0);
    }

    /** Sends all, and waits until they have been taken. */
    public List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        List<RecordMetadata> taken = new ArrayList<>();
        try {
            for (Future<RecordMetadata> each : sent) {
                taken.add(each.get(Waiting.SECONDS, TimeUnit.SECONDS));
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a record was not taken", e);
        }
        return taken;
    }

    /** A reader of a topic of this application, such as {@code forecasts}; closed with it. */
    public TopicReader reader(String what) {
        TopicReader reader = new TopicReader(bootstrapServers, topic(what));
        readers.add(reader);
        return reader;
    }

    /** Returns the value of a counter of the application, over all its tasks. */
    public double counter(String counter) {
        return application.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("stream-spindrift-metrics"))
                .filter(metric -> metric.getKey().name().equals(counter))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }

    /** Nothing more is sent, as where the broker is to be gone. */
    public void closeProducer() {
        producer.close();
    }

    @Override
    public void close() {
        stop();
        readers.forEach(TopicReader::close);
        producer.close();
    }

    public static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}

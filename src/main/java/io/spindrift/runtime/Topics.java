package io.spindrift.runtime;

import io.spindrift.topology.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.StreamsConfig;

/** The application's topics on the cluster: described and created. */
public final class Topics implements AutoCloseable {
    private static final long WAIT_SECONDS = 30;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

    private final Admin admin;
    private final TopicNames names;
    private final String servers;

    /**
     * @param kafka properties of the cluster
     * @param names of the topics
     */
    public Topics(Map<String, Object> kafka, TopicNames names) {
        this.admin = Admin.create(ClientProperties.of(kafka, StreamsConfig.ADMIN_CLIENT_PREFIX));
        this.names = names;
        this.servers = String.valueOf(kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /**
     * A topic as it is.
     *
     * @param name of the topic
     * @param partitions how many
     * @param replicas how many
     * @param config its configuration; empty where it may not be read
     * @param allowed what this user may do with it; empty where that is not known
     */
    public record Description(
            String name, int partitions, int replicas, Map<String, String> config, Set<AclOperation> allowed) {
        /** Whether this user may do something with it, as far as is known. */
        boolean allows(AclOperation operation) {
            return allowed.isEmpty() || allowed.contains(operation);
        }

        /** A setting of the topic that is a number. */
        public Optional<Long> number(String key) {
            return Optional.ofNullable(config.get(key)).map(Long::valueOf);
        }

        /** Whether the broker sets the time of records itself, and so takes any. */
        boolean appendTime() {
            return "LogAppendTime".equals(config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG));
        }
    }

    /** Those of the application's topics that exist, by name. */
    public Map<String, Description> describe() {
        Map<String, Description> found = new HashMap<>();
        List<String> all = all();
        Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(
                        all, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        for (String name : all) {
            existing(name, described.get(name)).ifPresent(topic -> {
                int replicas = topic.partitions().get(0).replicas().size();
                Set<AclOperation> allowed =
                        topic.authorizedOperations() == null ? Set.of() : Set.copyOf(topic.authorizedOperations());
                found.put(name, new Description(name, topic.partitions().size(), replicas, configOf(name), allowed));
            });
        }
        return found;
    }

    /**
     * Creates those of the application's topics that do not exist.
     *
     * @return the names of the created
     */
    public List<String> create(TopicCreation creation, int deadLetterMostBytes) {
        Map<String, Description> existing = describe();
        OptionalInt partitions = inputs().stream()
                .filter(existing::containsKey)
                .mapToInt(name -> existing.get(name).partitions())
                .max();
        List<String> created = new ArrayList<>();
        for (String name : all()) {
            if (!existing.containsKey(name)
                    && create(name, partitions.orElse(creation.partitions()), creation, deadLetterMostBytes)) {
                created.add(name);
            }
        }
        awaitVisible(created);
        return created;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private boolean create(String name, int partitions, TopicCreation creation, int deadLetterMostBytes) {
        if (name.equals(names.settings())) {
            return create(new NewTopic(name, 1, creation.replicationFactor())
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
        }
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        creation.retentionMillis()
                .ifPresent(millis -> config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis)));
        if (names.outputs().contains(name)) {
            config.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY_TIME);
            config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY_TIME);
        }
        if (name.equals(names.deadLetters())) {
            config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(deadLetterMostBytes));
        }
        return create(new NewTopic(name, partitions, creation.replicationFactor()).configs(config));
    }

    private boolean create(NewTopic topic) {
        try {
            get(admin.createTopics(List.of(topic)).all());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new StartException(
                    "topic '" + topic.name() + "': cannot be created: "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    /** A created topic is known to the controller at once, and to the brokers a moment later. */
    private void awaitVisible(List<String> created) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!describe().keySet().containsAll(created)) {
            if (System.nanoTime() > deadline) {
                throw new StartException("topics: expected " + String.join(", ", created) + " to be visible within "
                        + WAIT_SECONDS + " s of their creation, got fewer");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** The topics that records come from: those named, and those that exist and match. */
    public List<String> inputs() {
        return names.inputs(existing());
    }

    /** All topics of the application, inputs first. */
    public List<String> all() {
        return names.all(existing());
    }

    /** Among which a pattern finds those that it matches; where there is none nobody needs to be asked. */
    private Set<String> existing() {
        try {
            return names.observations().matched() ? get(admin.listTopics().names()) : Set.of();
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        }
    }

    private Optional<TopicDescription> existing(String name, KafkaFuture<TopicDescription> future) {
        try {
            return Optional.of(get(future));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            if (e.getCause() instanceof AuthorizationException) {
                throw forbidden("topic '" + name + "'", names.outputs().contains(name) ? "WRITE" : "READ");
            }
            throw unreachable(e.getCause());
        }
    }

    /**
     * Fails early, and in words, where this user may not be a member of the group.
     *
     * @param group the consumer group
     */
    void checkGroup(String group) {
        try {
            get(admin.describeConsumerGroups(List.of(group)).all());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                throw forbidden("group '" + group + "'", "READ");
            }
            // One that does not exist yet is told of here as well.
        }
    }

    /** Something that this user is not allowed. */
    static StartException forbidden(String resource, String operation) {
        return new StartException(resource + ": expected this user to be allowed " + operation
                + " (docs/security.md), got a cluster that does not allow it");
    }

    /** Empty where the user may not read it: nothing here depends on it but early, clear errors. */
    private Map<String, String> configOf(String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Map<String, String> config = new HashMap<>();
        try {
            Config described =
                    get(admin.describeConfigs(List.of(resource)).all()).get(resource);
            described.entries().forEach(entry -> config.put(entry.name(), entry.value()));
        } catch (ExecutionException e) {
            return Map.of();
        }
        return config;
    }

    private <T> T get(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while waiting for the cluster", e);
        }
    }

    private StartException unreachable(Throwable cause) {
        if (cause instanceof AuthenticationException) {
            return new StartException(
                    "bootstrap.servers: expected a cluster that lets this user in and whose certificate is trusted, got "
                            + servers + " (" + cause.getMessage() + ")",
                    cause);
        }
        String detail = cause.getMessage() == null ? "no answer within " + WAIT_SECONDS + " s" : cause.getMessage();
        return new StartException(
                "bootstrap.servers: expected a cluster that answers, got " + servers + " (" + detail + ")", cause);
    }
}

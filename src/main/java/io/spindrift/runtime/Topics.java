package io.spindrift.runtime;

import io.spindrift.topology.TopicNames;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.StreamsConfig;

/** Queries and creates the topics of the application. */
public final class Topics implements AutoCloseable {
    /** The default timeout of Kafka's clients, since a busy cluster is slow to answer. */
    static final long WAIT_SECONDS = 60;

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
     * A topic of the cluster.
     *
     * @param name of the topic
     * @param partitions number of partitions
     * @param replicas number of replicas
     * @param config its configuration; empty if this user may not read it
     * @param allowed operations that this user may do; empty if they are not known
     */
    public record Description(
            String name, int partitions, int replicas, Map<String, String> config, Set<AclOperation> allowed) {
        /** Whether this user may do an operation, as far as it is known. */
        boolean allows(AclOperation operation) {
            return allowed.isEmpty() || allowed.contains(operation);
        }

        /** Returns a numeric setting of the topic. */
        public Optional<Long> number(String key) {
            return Optional.ofNullable(config.get(key)).map(Long::valueOf);
        }

        /** Whether the broker sets the timestamps of records, so that it accepts any. */
        boolean appendTime() {
            return "LogAppendTime".equals(config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG));
        }
    }

    /**
     * Returns the existing ones of the application's topics, by name. It waits for new topics that the controller knows
     * and the brokers do not know yet.
     *
     * @throws StartException if the cluster does not answer, or the brokers do not know a topic within a minute
     */
    public Map<String, Description> describe() {
        return describe(all());
    }

    /** Does the same for other topics. */
    Map<String, Description> describe(Collection<String> wanted) {
        return new TopicVisibility(this).describe(wanted);
    }

    /** Returns those of some topics that the queried broker knows, by name. It does not wait. */
    Map<String, Description> query(Collection<String> wanted) {
        Map<String, Description> known = new HashMap<>();
        visible(wanted).forEach((name, topic) -> {
            int replicas = topic.partitions().get(0).replicas().size();
            Set<AclOperation> allowed =
                    topic.authorizedOperations() == null ? Set.of() : Set.copyOf(topic.authorizedOperations());
            known.put(name, new Description(name, topic.partitions().size(), replicas, configOf(name), allowed));
        });
        return known;
    }

    /** Returns the numbers of partitions of those topics that the queried broker knows, by name. It does not wait. */
    Map<String, Integer> partitions(Collection<String> wanted) {
        Map<String, Integer> partitions = new HashMap<>();
        visible(wanted)
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    private Map<String, TopicDescription> visible(Collection<String> wanted) {
        Map<String, TopicDescription> visible = new HashMap<>();
        Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(
                        wanted, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        for (String name : wanted) {
            existing(name, described.get(name)).ifPresent(topic -> visible.put(name, topic));
        }
        return visible;
    }

    /** Whether the controller knows a topic; empty if this user may not ask it. */
    Optional<Boolean> inController(String name) {
        NewTopic same = new NewTopic(name, Optional.empty(), Optional.empty());
        try {
            get(admin.createTopics(List.of(same), new CreateTopicsOptions().validateOnly(true))
                    .all());
            return Optional.of(false);
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException
                    ? Optional.empty()
                    : Optional.of(e.getCause() instanceof TopicExistsException);
        }
    }

    /**
     * Creates the missing ones of the application's topics. New inputs get as many partitions as the existing ones.
     *
     * @return the names of the created topics
     */
    public List<String> create(TopicCreation creation, int deadLetterMaxBytes) {
        return new TopicCreator(this, names, creation, deadLetterMaxBytes).create();
    }

    /** Creates a topic unless it exists. Returns whether it was created. */
    boolean create(NewTopic topic) {
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

    /**
     * Whether Kafka Streams has committed offsets of a group. It adds metadata to its offsets, which distinguishes them
     * from offsets that a user has set before a first start.
     */
    boolean committed(String group) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return offsets.values().stream()
                    .anyMatch(offset -> offset != null && !offset.metadata().isEmpty());
        } catch (ExecutionException e) {
            // Only an early, clear error depends on this.
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /** Returns the input topics: those named in the settings, or the existing ones that match the pattern. */
    public List<String> inputs() {
        return names.inputs(existing());
    }

    /** Returns all topics of the application, inputs first. */
    public List<String> all() {
        return names.all(existing());
    }

    /** Returns the existing topics, which a pattern is compared with. Without a pattern they are not needed. */
    private Set<String> existing() {
        try {
            return names.observations().matched() ? get(admin.listTopics().names()) : Set.of();
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        }
    }

    private Optional<TopicDescription> existing(String name, KafkaFuture<TopicDescription> future) {
        try {
            TopicDescription topic = get(future);
            return topic.partitions().isEmpty() ? Optional.empty() : Optional.of(topic);
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
     * Fails early, with a clear message, if this user may not be a member of the group.
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
            // A group that does not exist yet also ends here.
        }
    }

    /** Returns the exception for an operation that this user may not do. */
    static StartException forbidden(String resource, String operation) {
        return new StartException(resource + ": expected this user to be allowed " + operation
                + " (docs/security.md), got a cluster that does not allow it");
    }

    /**
     * Returns the configuration of a topic; empty if this user may not read it, since only early, clear errors depend
     * on it.
     */
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

    /** Returns the client that asks the cluster. */
    Admin admin() {
        return admin;
    }

    /**
     * Waits for a result.
     *
     * @throws StartException if the cluster does not answer
     */
    <T> T get(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while waiting for the cluster", e);
        }
    }

    StartException unreachable(Throwable cause) {
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

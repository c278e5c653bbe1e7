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

/** The application's topics on the cluster: described and created. */
public final class Topics implements AutoCloseable {
    /** As long as Kafka's clients wait by default: a busy machine is slow to answer. */
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

    /**
     * Those of the application's topics that exist, by name. One that was created a moment ago is known to the controller
     * before the brokers know it: that one is waited for.
     *
     * @throws StartException if the cluster does not answer, or brokers do not learn of a topic within a minute
     */
    public Map<String, Description> describe() {
        return describe(all());
    }

    /** The same, of some topics. */
    Map<String, Description> describe(Collection<String> wanted) {
        return new TopicVisibility(this).describe(wanted);
    }

    /** Those of some topics that the broker knows that is asked now, by name. */
    Map<String, Description> look(Collection<String> wanted) {
        Map<String, Description> found = new HashMap<>();
        visible(wanted).forEach((name, topic) -> {
            int replicas = topic.partitions().get(0).replicas().size();
            Set<AclOperation> allowed =
                    topic.authorizedOperations() == null ? Set.of() : Set.copyOf(topic.authorizedOperations());
            found.put(name, new Description(name, topic.partitions().size(), replicas, configOf(name), allowed));
        });
        return found;
    }

    /** How many partitions those of some topics have that the broker knows that is asked now, by name. */
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

    /** Whether the controller knows a topic; empty where this user may not ask it. */
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
     * Creates those of the application's topics that do not exist, inputs with as many partitions as the inputs that do.
     *
     * @return the names of the created
     */
    public List<String> create(TopicCreation creation, int deadLetterMaxBytes) {
        return new TopicCreator(this, names, creation, deadLetterMaxBytes).create();
    }

    /** Creates a topic, unless it exists; whether it did. */
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
     * Whether Kafka Streams has committed offsets of a group. It writes its own metadata with them, which sets them apart from
     * offsets that somebody has set for a first start.
     */
    boolean committed(String group) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return offsets.values().stream()
                    .anyMatch(offset -> offset != null && !offset.metadata().isEmpty());
        } catch (ExecutionException e) {
            // Nothing depends on it but an early, clear error.
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
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

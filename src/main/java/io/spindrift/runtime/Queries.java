package io.spindrift.runtime;

import io.spindrift.event.SeriesNames;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.ReadOnlyByteStore;
import io.spindrift.store.SeriesInspector;
import io.spindrift.store.StoredSeries;
import io.spindrift.topology.ForecastTopology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Queries about a running application. States are read from the stores while their tasks write to them, so a result may
 * include uncommitted events. For any number of threads.
 */
public final class Queries {
    /** A state that is rewritten while it is read may look damaged, but hardly this often in a row. */
    private static final int ATTEMPTS = 5;

    private static final HostInfo UNKNOWN = HostInfo.unavailable();

    private final KafkaStreams streams;
    private final RestoreProgress progress;
    private final SeriesModels models;
    private final SeriesNames names;

    /** @param names maps names of series to record keys */
    Queries(KafkaStreams streams, RestoreProgress progress, SeriesModels models, SeriesNames names) {
        this.names = names;
        this.streams = streams;
        this.progress = progress;
        this.models = models;
    }

    /**
     * The instances that have the state of a series.
     *
     * @param partition of the series
     * @param active host:port of the instance that processes it
     * @param standbys host:port of the instances that keep standby copies
     */
    public record Owner(int partition, String active, Set<String> standbys) {}

    /** Whether the record key of a series follows from its name. */
    public boolean determines(String series) {
        return names.keyBytes(series).isPresent();
    }

    /**
     * Returns the owner of the partition that Kafka's default partitioner for Java chooses for a series, which most
     * likely has its state. It is empty if the owner is not known, or if the record key does not follow from the name.
     */
    public Optional<Owner> owner(String series) {
        Optional<byte[]> key = names.keyBytes(series);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            KeyQueryMetadata metadata =
                    streams.queryMetadataForKey(ForecastTopology.MODELS, key.get(), new ByteArraySerializer());
            if (metadata == null
                    || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || metadata.activeHost().equals(UNKNOWN)) {
                return Optional.empty();
            }
            return Optional.of(new Owner(
                    metadata.partition(),
                    address(metadata.activeHost()),
                    metadata.standbyHosts().stream().map(Queries::address).collect(Collectors.toSet())));
        } catch (StreamsNotStartedException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the partition of this instance that has the state of a series, whichever partitioner its producers use;
     * empty if none has it.
     *
     * @param standby whether standby copies count, too
     */
    public OptionalInt partition(String series, boolean standby) {
        return local(standby).find(series);
    }

    /**
     * Returns the partitions that this instance has at present.
     *
     * @param standby whether standby copies count, too
     */
    public LocalPartitions local(boolean standby) {
        Map<Integer, Optional<SeriesInspector<SeriesModel, SeriesEvent>>> stores = new LinkedHashMap<>();
        Stream.concat(active().stream(), standby ? standby().stream() : Stream.empty())
                .map(PartitionStatus::partition)
                .forEach(partition -> stores.computeIfAbsent(partition, this::readable));
        return new LocalPartitions(stores);
    }

    private Optional<SeriesInspector<SeriesModel, SeriesEvent>> readable(int partition) {
        try {
            return Optional.of(inspector(partition));
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns a series from the store of this instance; empty if the store does not know it.
     *
     * @param partition of the series
     * @throws StoreUnavailableException if this instance cannot read that partition at present
     * @throws CorruptStateException if nothing of the series can be read
     */
    public Optional<StoredSeries<SeriesModel, SeriesEvent>> view(String series, int partition) {
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<StoredSeries<SeriesModel, SeriesEvent>> view =
                        inspector(partition).view(series);
                if (attempt == ATTEMPTS || view.isEmpty() || view.get().damage().isEmpty()) {
                    return view;
                }
            } catch (CorruptStateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (InvalidStateStoreException e) {
                throw new StoreUnavailableException(partition, e);
            }
        }
    }

    private SeriesInspector<SeriesModel, SeriesEvent> inspector(int partition) {
        try {
            ReadOnlyKeyValueStore<Bytes, byte[]> store = streams.store(StoreQueryParameters.fromNameAndType(
                            ForecastTopology.MODELS, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                    .withPartition(partition)
                    .enableStaleStores());
            return models.inspector(new ReadOnlyByteStore(store));
        } catch (StreamsException e) {
            throw new StoreUnavailableException(partition, e);
        }
    }

    /** Returns the rules that change settings. */
    public RuleRegistry rules() {
        return models.rules();
    }

    /**
     * Returns the host:port of each instance that answers queries, including this one; empty while they are not known.
     */
    public Set<String> instances() {
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !host.equals(UNKNOWN))
                    .map(Queries::address)
                    .collect(Collectors.toSet());
        } catch (StreamsNotStartedException | IllegalStateException e) {
            return Set.of();
        }
    }

    /** Returns the partitions that this instance processes. */
    public List<PartitionStatus> active() {
        return partitions(true);
    }

    /** Returns the partitions that this instance keeps standby copies of. */
    public List<PartitionStatus> standby() {
        return partitions(false);
    }

    /**
     * Returns, by partition, how many offsets of the changelog the standby replicas of this instance lack. Transactions
     * take offsets too, so a replica that has all records may lack a few. Asks a broker; empty if it does not know.
     */
    public Map<Integer, Long> standbyLags() {
        Set<Integer> replicas =
                standby().stream().map(PartitionStatus::partition).collect(Collectors.toSet());
        if (replicas.isEmpty()) {
            return Map.of();
        }
        try {
            Map<Integer, Long> lags = new TreeMap<>();
            streams.allLocalStorePartitionLags()
                    .getOrDefault(ForecastTopology.MODELS, Map.of())
                    .forEach((partition, lag) -> lags.put(partition, lag.offsetLag()));
            lags.keySet().retainAll(replicas);
            return lags;
        } catch (StreamsException | IllegalStateException e) {
            return Map.of();
        }
    }

    /** Returns, by partition, the host:port of the instances that keep standby replicas, as far as it is known. */
    public Map<Integer, Set<String>> standbyInstances() {
        Map<Integer, Set<String>> instances = new TreeMap<>();
        try {
            streams.metadataForAllStreamsClients().stream()
                    .filter(client -> !client.hostInfo().equals(UNKNOWN))
                    .forEach(client -> client.standbyTopicPartitions()
                            .forEach(partition -> instances
                                    .computeIfAbsent(partition.partition(), number -> new TreeSet<>())
                                    .add(address(client.hostInfo()))));
        } catch (StreamsNotStartedException | IllegalStateException e) {
            return Map.of();
        }
        return instances;
    }

    /** Returns the partitions that are being restored. */
    public List<RestoreStatus> restoring() {
        return progress.current();
    }

    private List<PartitionStatus> partitions(boolean active) {
        List<PartitionStatus> all = new ArrayList<>();
        for (ThreadMetadata thread : threads()) {
            (active ? thread.activeTasks() : thread.standbyTasks())
                    .forEach(task -> task.topicPartitions()
                            .forEach(partition -> all.add(new PartitionStatus(
                                    partition.topic(),
                                    partition.partition(),
                                    thread.threadName(),
                                    task.committedOffsets().getOrDefault(partition, -1L),
                                    task.endOffsets().getOrDefault(partition, -1L)))));
        }
        all.sort(Comparator.comparing(PartitionStatus::topic).thenComparingInt(PartitionStatus::partition));
        return all;
    }

    private Set<ThreadMetadata> threads() {
        try {
            return streams.metadataForLocalThreads();
        } catch (StreamsNotStartedException | IllegalStateException e) {
            return Set.of();
        }
    }

    private static String address(HostInfo host) {
        return Addresses.of(host.host(), host.port());
    }
}

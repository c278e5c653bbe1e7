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
 * What can be asked of a running application. States are read from the stores while their tasks go on: as they stand, committed or
 * not. For any number of threads.
 */
public final class Queries {
    /** A state that is rewritten while it is read may look damaged, but not again and again. */
    private static final int ATTEMPTS = 5;

    private static final HostInfo UNKNOWN = HostInfo.unavailable();

    private final KafkaStreams streams;
    private final RestoreProgress progress;
    private final SeriesModels models;
    private final SeriesNames names;

    /** @param names how series are called */
    Queries(KafkaStreams streams, RestoreProgress progress, SeriesModels models, SeriesNames names) {
        this.names = names;
        this.streams = streams;
        this.progress = progress;
        this.models = models;
    }

    /**
     * Who has the state of a series.
     *
     * @param partition of the series
     * @param active the host:port of the instance that works on it
     * @param standbys those that keep copies
     */
    public record Owner(int partition, String active, Set<String> standbys) {}

    /** Whether the key of the records of a series follows from its name. */
    public boolean determines(String series) {
        return names.keyBytes(series).isPresent();
    }

    /**
     * Who has the partition that Kafka's default partitioner for Java gives the records of a series, and most likely its state; empty while
     * that is not known, and where the key of the records does not follow from the name.
     */
    public Optional<Owner> owner(String series) {
        Optional<byte[]> key = names.keyBytes(series);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            KeyQueryMetadata found =
                    streams.queryMetadataForKey(ForecastTopology.MODELS, key.get(), new ByteArraySerializer());
            if (found == null
                    || found.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || found.activeHost().equals(UNKNOWN)) {
                return Optional.empty();
            }
            return Optional.of(new Owner(
                    found.partition(),
                    address(found.activeHost()),
                    found.standbyHosts().stream().map(Queries::address).collect(java.util.stream.Collectors.toSet())));
        } catch (StreamsNotStartedException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * The partition of this instance that has the state of a series, whatever has placed its records; empty if none has it.
     *
     * @param standby whether copies count as well
     */
    public OptionalInt partition(String series, boolean standby) {
        return local(standby).find(series);
    }

    /**
     * The partitions of this instance as they are now.
     *
     * @param standby whether copies count as well
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
     * A series as the store of this instance has it; empty if it knows none of that name.
     *
     * @param partition of the series
     * @throws StoreUnavailableException if this instance does not have that partition, or not yet
     * @throws CorruptStateException if nothing of it can be read
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

    /** The rules that settings change with. */
    public RuleRegistry rules() {
        return models.rules();
    }

    /** The host:port of each instance that may be asked, this one among them; none while they are not known. */
    public Set<String> instances() {
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !host.equals(UNKNOWN))
                    .map(Queries::address)
                    .collect(java.util.stream.Collectors.toSet());
        } catch (StreamsNotStartedException | IllegalStateException e) {
            return Set.of();
        }
    }

    /** The partitions that this instance works on. */
    public List<PartitionStatus> active() {
        return partitions(true);
    }

    /** The partitions that this instance keeps copies of. */
    public List<PartitionStatus> standby() {
        return partitions(false);
    }

    /** The partitions that are being restored. */
    public List<RestoreStatus> restoring() {
        return progress.now();
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

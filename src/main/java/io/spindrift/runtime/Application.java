package io.spindrift.runtime;

import io.spindrift.memory.InstanceMemory;
import io.spindrift.memory.Machine;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.processor.ForecastListener;
import io.spindrift.series.SeriesModels;
import io.spindrift.topology.ForecastTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running application: checks its settings and topics, starts Kafka Streams, waits for its end and closes it.
 *
 * <p>Several applications can run in one JVM. They share nothing.
 */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final RuntimeSettings settings;
    private final KafkaStreams streams;
    private final ThreadFailures failures;
    private final LocalStores stores;
    private final StoreMemory storeMemory;
    private final TopicWatch watch;
    private final Queries queries;
    private final BacklogReporter backlog;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Application(
            RuntimeSettings settings,
            SeriesModels models,
            ForecastListener listener,
            int partitions,
            TombstoneRetention tombstones) {
        this.settings = settings;
        watch = new TopicWatch(settings, partitions);
        storeMemory = new StoreMemory(settings.memory().stores());
        StreamsConfig config = streamsConfig(settings, storeMemory, tombstones);
        failures = new ThreadFailures(watch::mismatch, config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG));
        Topology topology =
                new ForecastTopology(settings.topics(), settings.processor(), models, listener, watch).get();
        // Before Kafka Streams locks the folder.
        stores = new LocalStores(
                Path.of(config.getString(StreamsConfig.STATE_DIR_CONFIG)),
                config.getString(StreamsConfig.APPLICATION_ID_CONFIG),
                tombstones.storesKeptFor(),
                settings.transactionalStores());
        stores.prepare();
        streams = newStreams(topology, config);
        streams.setUncaughtExceptionHandler(failures);
        RestoreProgress progress = new RestoreProgress();
        streams.setGlobalStateRestoreListener(progress);
        queries = new Queries(
                streams, progress, models, settings.processor().input().names());
        backlog = new BacklogReporter(
                () -> queries.active().stream().mapToLong(PartitionStatus::lag).sum());
        streams.setStateListener((state, previous) -> {
            LOG.info("{} -> {}", previous, state);
            if (state == State.ERROR || state == State.NOT_RUNNING) {
                ended.countDown();
            } else if (state == State.REBALANCING) {
                watch.checkNow(this::stop);
            }
        });
    }

    /**
     * Checks settings and topics, creates topics if the settings say so, and starts.
     *
     * @throws StartException if a check fails
     */
    public static Application start(RuntimeSettings settings) {
        return start(settings, ForecastListener.NONE);
    }

    /**
     * Does the same, and reports each event to a listener.
     *
     * @param listener receives each event with its outcomes
     * @throws StartException if a check fails
     */
    public static Application start(RuntimeSettings settings, ForecastListener listener) {
        checkStateSize(settings);
        checkMemory(settings);
        StreamsGroup.checkInputs(settings);
        TemporaryFolder.loadLibrary();
        SeriesModels models = models(settings);
        int partitions;
        TombstoneRetention tombstones;
        try (Topics topics = topics(settings)) {
            if (settings.creation().atStart()) {
                List<String> created =
                        topics.create(settings.creation(), settings.processor().deadLetterMaxBytes());
                if (!created.isEmpty()) {
                    LOG.info("created topics {}", String.join(", ", created));
                }
            }
            String changelog = TopicCheck.changelog(settings);
            Map<String, Topics.Description> existing = new HashMap<>(topics.describe());
            List<String> inputs = topics.inputs();
            existing.putAll(topics.query(List.of(changelog)));
            new TopicCheck(settings, inputs, existing).run();
            partitions = existing.get(inputs.get(0)).partitions();
            tombstones = TombstoneRetention.of(settings, Optional.ofNullable(existing.get(changelog)));
            topics.checkGroup(settings.applicationId());
            if (settings.streamsProtocol()) {
                new StreamsGroup(settings, topics).prepare();
            }
            if (topics.committed(settings.applicationId())) {
                TopicCheck.requireChangelog(topics.describe(List.of(changelog)), changelog);
            }
        }
        return startStreams(settings, models, listener, partitions, tombstones);
    }

    private static SeriesModels models(RuntimeSettings settings) {
        SeriesSettings series = settings.processor().series();
        Donor donor = settings.warmStart().donor(series).orElse(null);
        if (donor != null) {
            LOG.info("new series start from the donor {}", settings.warmStart());
        }
        return new SeriesModels(series, donor, settings.newRules());
    }

    /** Starts Kafka Streams. If a local store cannot be opened, it is wiped, and the start is repeated. */
    private static Application startStreams(
            RuntimeSettings settings,
            SeriesModels models,
            ForecastListener listener,
            int partitions,
            TombstoneRetention tombstones) {
        while (true) {
            Application application = new Application(settings, models, listener, partitions, tombstones);
            try {
                application.streams.start();
                application.watch.start(application::stop);
                if (settings.processor().withholds()) {
                    application.backlog.start();
                }
                return application;
            } catch (ProcessorStateException e) {
                application.close();
                application.stores.markStopped();
                if (!application.stores.wipeDamaged(e)) {
                    LOG.error("could not open a local store", e);
                    throw new StartException("state.dir: " + StartException.message(e), e);
                }
            }
        }
    }

    /** Returns a client for the topics of an application. */
    public static Topics topics(RuntimeSettings settings) {
        try {
            return new Topics(settings.kafka(), settings.topics());
        } catch (org.apache.kafka.common.KafkaException e) {
            throw new StartException(
                    "bootstrap.servers: expected a cluster that answers, got "
                            + settings.kafka().get(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG) + " ("
                            + StartException.root(e).getMessage()
                            + ")",
                    e);
        }
    }

    /** Waits until the application has ended, by {@link #close} or by a failure. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Whether the application has ended, or is ending, because of a failure. */
    public boolean failed() {
        return failures.fatal() || streams.state() == State.ERROR || streams.state() == State.PENDING_ERROR;
    }

    /** Returns why it ended by a failure, in one sentence; empty if it did not, or the reason is not known. */
    public String failure() {
        return failures.reason();
    }

    /** Returns why it is not ready; empty if it is. */
    public String problem() {
        if (failed()) {
            return failure().isEmpty() ? "the application failed; the log says why" : failure();
        }
        if (!watch.problem().isEmpty()) {
            return watch.problem();
        }
        return switch (state()) {
            case RUNNING -> "";
            case CREATED -> "the application is starting";
            case REBALANCING -> "partitions are being assigned or restored";
            default -> "the application is stopping";
        };
    }

    /** Stops for a reason that does not pass by itself. Committed results stay. */
    private void stop(String why) {
        if (failures.stopFor(why)) {
            LOG.error("stopping: {}", why);
            closeStreams();
        }
    }

    /** Returns the queries about the running application. */
    public Queries queries() {
        return queries;
    }

    /** Returns how many offsets of the changelog a standby replica may lack, and still be chosen to take over. */
    public long acceptableRecoveryLag() {
        return settings.acceptableRecoveryLag();
    }

    /** Returns the Kafka Streams instance, to bind its metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Returns the state of Kafka Streams. */
    public State state() {
        return streams.state();
    }

    /** Returns all metrics of Kafka Streams and its clients, including those of this application. */
    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    /** Stops. The next start continues after the last commit. */
    @Override
    public void close() {
        backlog.close();
        boolean closed = closeStreams();
        if (closed && !failed()) {
            stores.markStopped();
            LOG.info("stopped");
        }
        watch.close();
        // A thread that still runs may use it.
        if (closed) {
            storeMemory.close();
        }
        ended.countDown();
    }

    private boolean closeStreams() {
        Duration timeout = settings.lifecycle().closeTimeout();
        GroupMembershipOperation membership = settings.lifecycle().leaveGroup()
                ? GroupMembershipOperation.LEAVE_GROUP
                : GroupMembershipOperation.REMAIN_IN_GROUP;
        boolean closed = streams.close(CloseOptions.timeout(timeout).withGroupMembershipOperation(membership));
        if (!closed) {
            LOG.warn("could not close within {} ms", timeout.toMillis());
        }
        return closed;
    }

    private static StreamsConfig streamsConfig(
            RuntimeSettings settings, StoreMemory memory, TombstoneRetention tombstones) {
        Properties properties = new Properties();
        properties.putAll(KafkaProperties.of(settings));
        if (properties.putIfAbsent(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedStoreMemory.class) == null) {
            properties.put(SharedStoreMemory.PROPERTY, memory);
        }
        StreamsConfig config = parse(properties);
        long cleanupDelay = config.getLong(StreamsConfig.STATE_CLEANUP_DELAY_MS_CONFIG);
        long cleanupDelayMax = tombstones.cleanupDelayMax().toMillis();
        if (cleanupDelay <= cleanupDelayMax) {
            return config;
        }
        LOG.info(
                "state.cleanup.delay.ms: lowered {} to {}, a quarter of the changelog's delete.retention.ms, because an "
                        + "older store could bring ended series back",
                cleanupDelay,
                cleanupDelayMax);
        properties.put(StreamsConfig.STATE_CLEANUP_DELAY_MS_CONFIG, cleanupDelayMax);
        return parse(properties);
    }

    private static StreamsConfig parse(Properties properties) {
        try {
            return new StreamsConfig(properties);
        } catch (org.apache.kafka.common.config.ConfigException e) {
            throw new StartException(StartException.root(e).getMessage(), e);
        }
    }

    private static KafkaStreams newStreams(Topology topology, StreamsConfig config) {
        try {
            return new SafelyMeasuredStreams(topology, config);
        } catch (StreamsException | org.apache.kafka.common.config.ConfigException e) {
            throw new StartException(StartException.root(e).getMessage(), e);
        }
    }

    /** Refuses to start where models or stores cannot fit, and warns where they may not. */
    private static void checkMemory(RuntimeSettings settings) {
        InstanceMemory memory = settings.instanceMemory();
        Machine machine = Machine.present();
        memory.refusal(machine).ifPresent(why -> {
            throw new StartException(why);
        });
        LOG.info("memory at most: {}", memory.text());
        memory.warning(machine).ifPresent(LOG::warn);
    }

    private static void checkStateSize(RuntimeSettings settings) {
        try {
            RuntimeSettings.requireStateWithin(
                    settings.processor().series(), settings.memory().stateMax());
        } catch (IllegalArgumentException e) {
            throw new StartException(e.getMessage(), e);
        }
    }
}

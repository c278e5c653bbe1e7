package io.spindrift.runtime;

import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.processor.ForecastListener;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.series.SeriesModels;
import io.spindrift.topology.ForecastTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * One running application: checks what it needs, starts Kafka Streams, waits for its end, closes it.
 *
 * <p>Several may run in one JVM; they share nothing.
 */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final RuntimeSettings settings;
    private final KafkaStreams streams;
    private final ThreadFailures failures;
    private final LocalStores stores;
    private final TopicWatch watch;
    private final Queries queries;
    private final BacklogReporter catchUp;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Application(RuntimeSettings settings, SeriesModels models, ForecastListener onlooker, int partitions) {
        this.settings = settings;
        watch = new TopicWatch(settings, partitions);
        StreamsConfig config = streamsConfig(settings);
        failures = new ThreadFailures(watch::misfit, config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG));
        Topology topology =
                new ForecastTopology(settings.topics(), settings.processor(), models, onlooker, watch).get();
        // Before Kafka Streams takes the folder.
        stores = new LocalStores(
                Path.of(config.getString(StreamsConfig.STATE_DIR_CONFIG)),
                config.getString(StreamsConfig.APPLICATION_ID_CONFIG),
                KafkaProperties.storesKeptFor(settings));
        stores.begin();
        streams = newStreams(topology, config);
        streams.setUncaughtExceptionHandler(failures);
        RestoreProgress progress = new RestoreProgress();
        streams.setGlobalStateRestoreListener(progress);
        queries = new Queries(
                streams, progress, models, settings.processor().input().names());
        catchUp = new BacklogReporter(
                () -> queries.active().stream().mapToLong(PartitionStatus::lag).sum());
        streams.setStateListener((now, before) -> {
            LOG.info("{} -> {}", before, now);
            if (now == State.ERROR || now == State.NOT_RUNNING) {
                ended.countDown();
            } else if (now == State.REBALANCING) {
                watch.lookNow(this::stop);
            }
        });
    }

    /**
     * Checks settings and topics, creates topics if asked to, and starts.
     *
     * @throws StartException if something is not as it must be
     */
    public static Application start(RuntimeSettings settings) {
        return start(settings, ForecastListener.NONE);
    }

    /**
     * The same, with somebody who looks on.
     *
     * @param onlooker told what passes
     * @throws StartException if something is not as it must be
     */
    public static Application start(RuntimeSettings settings, ForecastListener onlooker) {
        checkStateSize(settings);
        TemporaryFolder.loadLibrary();
        SeriesModels models = models(settings);
        int partitions;
        try (Topics topics = topics(settings)) {
            if (settings.creation().atStart()) {
                List<String> created =
                        topics.create(settings.creation(), settings.processor().deadLetterMaxBytes());
                if (!created.isEmpty()) {
                    LOG.info("created topics {}", String.join(", ", created));
                }
            }
            String changelog = TopicCheck.changelog(settings);
            Map<String, Topics.Description> found = new HashMap<>(topics.describe());
            List<String> inputs = topics.inputs();
            found.putAll(topics.look(List.of(changelog)));
            new TopicCheck(settings, inputs, found).run();
            partitions = found.get(inputs.get(0)).partitions();
            topics.checkGroup(settings.applicationId());
            if (topics.committed(settings.applicationId())) {
                TopicCheck.requireChangelog(topics.describe(List.of(changelog)), changelog);
            }
        }
        return startStreams(settings, models, onlooker, partitions);
    }

    private static SeriesModels models(RuntimeSettings settings) {
        SeriesSettings series = settings.processor().series();
        Donor donor = settings.warmStart().donor(series).orElse(null);
        if (donor != null) {
            LOG.info("new series start from the donor {}", settings.warmStart());
        }
        return new SeriesModels(series, donor, new RuleRegistry(series, settings.rules()));
    }

    /** A store that cannot be opened is wiped, and the start begins anew. */
    private static Application startStreams(
            RuntimeSettings settings, SeriesModels models, ForecastListener onlooker, int partitions) {
        while (true) {
            Application application = new Application(settings, models, onlooker, partitions);
            try {
                application.streams.start();
                application.watch.start(application::stop);
                if (settings.processor().withholds()) {
                    application.catchUp.start();
                }
                return application;
            } catch (ProcessorStateException e) {
                application.close();
                application.stores.end();
                if (!application.stores.wipeDamaged(e)) {
                    LOG.error("could not open a local store", e);
                    throw new StartException("state.dir: " + StartException.words(e), e);
                }
            }
        }
    }

    /** The topics of an application on its cluster. */
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

    /** Waits until the application has ended, by {@link #close} or by failure. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Whether it ended, or is ending, by failure. */
    public boolean failed() {
        return failures.fatal() || streams.state() == State.ERROR || streams.state() == State.PENDING_ERROR;
    }

    /** Why it ended by failure, as far as that is known in a sentence; else empty. */
    public String failure() {
        return failures.reason();
    }

    /** Why it is not ready, in words; empty if it is. */
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

    /** Stops for what cannot pass; what has been committed stays. */
    private void stop(String why) {
        if (failures.stopFor(why)) {
            LOG.error("stopping: {}", why);
            closeStreams();
        }
    }

    /** What can be asked of it. */
    public Queries queries() {
        return queries;
    }

    /** Kafka Streams itself, for those who bind its metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /** The state of Kafka Streams. */
    public State state() {
        return streams.state();
    }

    /** All metrics of Kafka Streams and its clients, ours among them. */
    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    /** Stops; what has been committed stays, and the next start goes on from there. */
    @Override
    public void close() {
        catchUp.close();
        if (closeStreams() && !failed()) {
            stores.end();
            LOG.info("stopped");
        }
        watch.close();
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

    private static StreamsConfig streamsConfig(RuntimeSettings settings) {
        Properties properties = new Properties();
        properties.putAll(KafkaProperties.of(settings));
        try {
            return new StreamsConfig(properties);
        } catch (org.apache.kafka.common.config.ConfigException e) {
            throw new StartException(StartException.root(e).getMessage(), e);
        }
    }

    private static KafkaStreams newStreams(Topology topology, StreamsConfig config) {
        try {
            return new KafkaStreams(topology, config);
        } catch (StreamsException | org.apache.kafka.common.config.ConfigException e) {
            throw new StartException(StartException.root(e).getMessage(), e);
        }
    }

    private static void checkStateSize(RuntimeSettings settings) {
        try {
            RuntimeSettings.requireStateWithin(settings.processor().series(), settings.stateMaxBytes());
        } catch (IllegalArgumentException e) {
            throw new StartException(e.getMessage(), e);
        }
    }
}

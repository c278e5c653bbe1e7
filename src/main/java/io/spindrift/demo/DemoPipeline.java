package io.spindrift.demo;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.produce.ProduceException;
import io.spindrift.produce.Sender;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.topology.TopicNames;
import io.spindrift.web.WebServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** One kind of input of the demo: topics of its own, an application of its own, and a thread that produces. */
final class DemoPipeline implements AutoCloseable {
    private static final long STOP_SECONDS = 60;

    /** Produces until the thread is interrupted, or there is no more. */
    interface Source {
        void produce(Inputs inputs) throws InterruptedException;
    }

    private final RuntimeSettings settings;
    private final Application application;
    private final Inputs inputs;
    private final Thread producer;
    private final CountDownLatch exhausted = new CountDownLatch(1);
    private volatile RuntimeException failure;

    /**
     * Starts an application on topics named after it.
     *
     * @param name of the part
     * @param bootstrapServers of the cluster
     * @param server that shows it
     * @param state folder for its state
     * @param own settings of this part
     * @param source what it produces
     */
    DemoPipeline(
            String name,
            String bootstrapServers,
            WebServer server,
            Path state,
            Map<String, String> own,
            Source source) {
        settings = new Configuration(new Sources().settings(settings(name, bootstrapServers, state, own))).runtime();
        application = server.serve(settings);
        Map<String, Object> cluster = Map.of("bootstrap.servers", bootstrapServers);
        TopicNames topics = settings.topics();
        inputs = new Inputs(new Sender(cluster, topics.observations().first(), topics.labels()));
        producer = new Thread(() -> produce(source), "demo-" + name);
        producer.setDaemon(true);
    }

    TopicNames topics() {
        return settings.topics();
    }

    void startProducing() {
        producer.start();
    }

    /** Whether the source has no more. */
    boolean exhausted() {
        return exhausted.getCount() == 0;
    }

    /** Stops producing and waits until all that was produced has been taken. */
    void stopProducing() throws InterruptedException {
        producer.interrupt();
        if (!exhausted.await(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new ProduceException("the input '" + producer.getName() + "' did not stop");
        }
        inputs.flush();
    }

    /** How many observations were sent, by series. */
    Map<String, Long> observations() {
        return inputs.observations();
    }

    /** Fails if the source or the application has failed. */
    void check() {
        if (failure != null) {
            throw failure;
        }
        if (application.failed()) {
            throw new IllegalStateException("the application '" + producer.getName() + "' failed; see the log");
        }
    }

    @Override
    public void close() {
        producer.interrupt();
        inputs.close();
        application.close();
    }

    private void produce(Source source) {
        try {
            source.produce(inputs);
        } catch (InterruptedException | InterruptException e) {
            // The second where a record was being handed over when the part was stopped.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            exhausted.countDown();
        }
    }

    /** The defaults, but for what concerns a cluster of one broker. */
    private static Map<String, String> settings(
            String name, String bootstrapServers, Path state, Map<String, String> own) {
        Map<String, String> settings = new HashMap<>();
        settings.put("application.id", "spindrift-demo-" + name);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("observations.topic", name + "-observations");
        settings.put("forecasts.topic", name + "-forecasts");
        settings.put("scores.topic", name + "-scores");
        settings.put("dead.letters.topic", name + "-dead-letters");
        settings.put("topics.create", "true");
        settings.put("topics.partitions", "2");
        settings.put("topics.replication.factor", "1");
        settings.put("state.dir", state.resolve(name).toString());
        settings.put("replication.factor", "1");
        settings.putAll(own);
        return settings;
    }
}

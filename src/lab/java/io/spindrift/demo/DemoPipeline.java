package io.spindrift.demo;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.process.NewTopics;
import io.spindrift.produce.ProduceException;
import io.spindrift.produce.Sender;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.StartException;
import io.spindrift.topology.TopicNames;
import io.spindrift.web.ServedApplication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** One kind of input of the demo: topics of its own, an application with a page of its own, and a thread that produces. */
final class DemoPipeline implements AutoCloseable {
    private static final long STOP_SECONDS = 60;

    /** Produces until the thread is interrupted, or there is no more. */
    interface Source {
        void produce(Inputs inputs) throws InterruptedException;
    }

    private final String name;
    private final RuntimeSettings settings;
    private final ServedApplication application;
    private final Inputs inputs;
    private final Thread producer;
    private final CountDownLatch exhausted = new CountDownLatch(1);
    private volatile RuntimeException failure;

    /**
     * Where an application works.
     *
     * @param bootstrapServers of the cluster
     * @param state folder for the states of all
     * @param port of its page
     * @param exact whether no other port will do if that one is taken
     */
    record Place(String bootstrapServers, Path state, int port, boolean exact) {}

    /**
     * Starts an application on topics named after it.
     *
     * @param name of the part
     * @param place broker and folder
     * @param own settings of this part
     * @param source of its records
     */
    DemoPipeline(String name, Place place, Map<String, String> own, Source source) {
        this.name = name;
        application = serve(settings(name, place, own), place);
        settings = configuration(settings(name, place, own)).runtime();
        Map<String, Object> cluster = Map.of("bootstrap.servers", place.bootstrapServers);
        TopicNames topics = settings.topics();
        inputs = new Inputs(new Sender(cluster, topics.observations().first(), topics.labels()));
        producer = new Thread(() -> produce(source), "demo-" + name);
        producer.setDaemon(true);
    }

    private static ServedApplication serve(Map<String, String> settings, Place place) {
        try {
            return serve(settings, place.port);
        } catch (StartException e) {
            if (place.exact) {
                throw e;
            }
            return serve(settings, 0);
        }
    }

    private static ServedApplication serve(Map<String, String> settings, int port) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("http.port", Integer.toString(port));
        Configuration configuration = configuration(all);
        return ServedApplication.start(configuration.runtime(), configuration.web());
    }

    private static Configuration configuration(Map<String, String> settings) {
        return new Configuration(new Sources().settings(settings));
    }

    String name() {
        return name;
    }

    /** Where its page is. */
    String url() {
        return application.url();
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
            throw new ProduceException("the input '" + name + "' does not stop");
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
        if (application.application().failed()) {
            throw new IllegalStateException("the application '" + name + "' has failed; see the log");
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

    /** The default settings, changed for a cluster of one broker. */
    private static Map<String, String> settings(String name, Place place, Map<String, String> own) {
        Map<String, String> settings = new HashMap<>();
        settings.put("application.id", "spindrift-demo-" + name);
        settings.put("bootstrap.servers", place.bootstrapServers);
        settings.putAll(NewTopics.names(name));
        settings.put("topics.create", "true");
        settings.put("topics.partitions", "2");
        settings.put("topics.replication.factor", "1");
        settings.put("state.dir", place.state.resolve(name).toString());
        settings.put("replication.factor", "1");
        settings.putAll(own);
        return settings;
    }
}

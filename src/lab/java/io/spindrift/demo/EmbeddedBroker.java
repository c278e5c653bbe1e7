package io.spindrift.demo;

import io.spindrift.runtime.TemporaryFolder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in this JVM, on a free port of the loopback address, its data in a temporary folder of its own. */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaClusterTestKit cluster;

    private EmbeddedBroker(KafkaClusterTestKit cluster) {
        this.cluster = cluster;
    }

    /** Starts a broker and waits until it can be used; about two seconds. */
    public static EmbeddedBroker start() {
        return start(Map.of());
    }

    /**
     * Starts a broker with settings of its own.
     *
     * @param properties of the broker
     */
    public static EmbeddedBroker start(Map<String, String> properties) {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                // The kit's own folder would be deleted by a shutdown hook of the kit, under a broker that still runs.
                .setBaseDirectory(TemporaryFolder.create("spindrift-broker-"))
                .setBootstrapMetadataVersion(MetadataVersion.latestProduction())
                .build();
        KafkaClusterTestKit.Builder builder = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                // A busy machine is slow; nobody is there to take over from the only broker.
                .setConfigProp("initial.broker.registration.timeout.ms", "300000")
                .setConfigProp("broker.session.timeout.ms", "60000")
                .setConfigProp("auto.create.topics.enable", "false");
        properties.forEach(builder::setConfigProp);
        try {
            KafkaClusterTestKit cluster = builder.build();
            quietly(cluster::format);
            cluster.startup();
            cluster.waitForReadyBrokers();
            return new EmbeddedBroker(cluster);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded broker started", e);
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker does not start: " + e.getMessage(), e);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Formatting prints messages to standard output, which is reserved for the demo. */
    private static void quietly(Step step) throws Exception {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            step.run();
        } finally {
            System.setOut(out);
        }
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** Stops the broker and removes its folder. */
    @Override
    public void close() {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker does not stop: " + e.getMessage(), e);
        }
    }
}

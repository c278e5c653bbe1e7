package io.spindrift.demo;

import io.spindrift.process.Folders;
import io.spindrift.process.FreePorts;
import io.spindrift.runtime.TemporaryFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in this JVM, on a free port of the loopback address, its data in a temporary folder of its own. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";
    /** Another process may take a free port before the broker does. */
    private static final int ATTEMPTS = 5;

    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final Path folder;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers, Path folder) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
        this.folder = folder;
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
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnFreePorts(properties);
            } catch (IOException | KafkaException e) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("the embedded broker does not start: " + e.getMessage(), e);
                }
            }
        }
    }

    private static EmbeddedBroker startOnFreePorts(Map<String, String> properties) throws IOException {
        Path folder = TemporaryFolder.create("spindrift-broker-");
        String address = "localhost:" + FreePorts.next();
        Map<String, String> settings = settings(address, "localhost:" + FreePorts.next(), folder);
        settings.putAll(properties);
        try {
            format(folder);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            return started(server, address, folder);
        } catch (IOException | RuntimeException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    private static EmbeddedBroker started(KafkaRaftServer server, String address, Path folder) {
        try {
            server.startup();
            return new EmbeddedBroker(server, address, folder);
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static Map<String, String> settings(String address, String controller, Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", "PLAINTEXT://" + address + "," + CONTROLLER + "://" + controller);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        // A busy machine is slow; nobody is there to take over from the only broker.
        settings.put("initial.broker.registration.timeout.ms", "300000");
        settings.put("broker.session.timeout.ms", "60000");
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    private static void format(Path folder) throws IOException {
        try {
            new Formatter()
                    // Standard output is reserved for the demo.
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the folder of the embedded broker cannot be formatted: " + e, e);
        }
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker and removes its folder. */
    @Override
    public void close() {
        server.shutdown();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new IllegalStateException("the folder of the embedded broker cannot be removed: " + e, e);
        }
    }
}

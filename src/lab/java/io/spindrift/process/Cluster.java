package io.spindrift.process;

import io.spindrift.process.Processes.Broker;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers, each in a process that can be stopped, killed and paused. Topics have three replicas, and two must
 * have each write. Every broker has two listeners: one for the other brokers and for administration, and one for
 * clients, which may be directed through a proxy.
 */
public final class Cluster {
    private static final int BROKERS = 3;

    private final Processes processes;
    private final List<Broker> brokers = new ArrayList<>();
    private final List<String> doors = new ArrayList<>();
    private final List<Process> running = new ArrayList<>();

    /** Determines the address that clients use for a broker. */
    public interface Door {
        /** Returns the advertised port of a broker that listens on a port. */
        int of(int port) throws IOException;
    }

    private Cluster(Processes processes) {
        this.processes = processes;
    }

    static Cluster start(Processes processes, Door door) throws IOException, InterruptedException {
        Cluster cluster = new Cluster(processes);
        Uuid id = Uuid.randomUuid();
        List<Integer> controllers = new ArrayList<>();
        for (int i = 0; i < BROKERS; i++) {
            controllers.add(FreePorts.next());
        }
        for (int i = 0; i < BROKERS; i++) {
            cluster.add(i, controllers, door);
            processes.format(cluster.brokers.get(i), id);
        }
        for (Broker broker : cluster.brokers) {
            cluster.running.add(cluster.run(broker));
        }
        for (int i = 0; i < BROKERS; i++) {
            cluster.awaitAnswer(i);
        }
        return cluster;
    }

    private void add(int number, List<Integer> controllers, Door door) throws IOException {
        int port = FreePorts.next();
        int clients = FreePorts.next();
        int told = door.of(clients);
        String name = "broker-" + (number + 1);
        Map<String, String> settings = new HashMap<>(processes.settings(number + 1, name, port, controllers));
        settings.put("min.insync.replicas", Integer.toString(BROKERS - 1));
        settings.put("listeners", settings.get("listeners") + ",CLIENTS://localhost:" + clients);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port + ",CLIENTS://localhost:" + told);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENTS:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        brokers.add(new Broker(name, "localhost:" + port, processes.write(name + ".properties", settings)));
        doors.add("localhost:" + told);
    }

    /** How many brokers there are. */
    public int size() {
        return brokers.size();
    }

    /** Where brokers find each other, and those who look on find them. */
    public String servers() {
        return brokers.stream().map(Broker::servers).collect(Collectors.joining(","));
    }

    /** Returns the addresses for clients. */
    public String doors() {
        return String.join(",", doors);
    }

    /** The process of a broker, from 0. */
    public Process process(int number) {
        return running.get(number);
    }

    /** Ends a broker at once, as a failing machine would. */
    public void kill(int number) {
        running.get(number).destroyForcibly().onExit().join();
    }

    /** Ends a broker as its operator would. */
    public void stop(int number) throws InterruptedException {
        Process process = running.get(number);
        process.destroy();
        if (!process.waitFor(Waiting.SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the broker does not stop: "
                    + processes.log(brokers.get(number).name()));
        }
    }

    /** Starts a broker that was ended, and waits until it answers. */
    public void start(int number) throws IOException, InterruptedException {
        running.set(number, run(brokers.get(number)));
        awaitAnswer(number);
    }

    /** Waits until all replicas of all partitions are in sync. */
    public void awaitInSync() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Waiting.SECONDS);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            while (!inSync(admin)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("replicas: expected all to be in sync, got fewer");
                }
                Thread.sleep(200);
            }
        }
    }

    /** The broker that leads a partition now, from 0. */
    public int leader(String topic, int partition) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            return admin.describeTopics(Set.of(topic))
                            .allTopicNames()
                            .get(Waiting.SECONDS, TimeUnit.SECONDS)
                            .get(topic)
                            .partitions()
                            .get(partition)
                            .leader()
                            .id()
                    - 1;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("topic " + topic + ": expected a leader, got none", e);
        }
    }

    private static boolean inSync(Admin admin) throws InterruptedException {
        try {
            Set<String> topics = admin.listTopics().names().get(Waiting.SECONDS, TimeUnit.SECONDS);
            for (TopicDescription topic : admin.describeTopics(topics)
                    .allTopicNames()
                    .get(Waiting.SECONDS, TimeUnit.SECONDS)
                    .values()) {
                for (TopicPartitionInfo partition : topic.partitions()) {
                    if (partition.isr().size() < partition.replicas().size()) {
                        return false;
                    }
                }
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private Process run(Broker broker) throws IOException {
        return processes.startKafka(broker.name(), "kafka.Kafka", broker.file().toString());
    }

    private void awaitAnswer(int number) throws InterruptedException {
        Processes.awaitAnswer(running.get(number), brokers.get(number).servers(), BROKERS);
    }
}

package io.spindrift.process;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** Starts brokers and applications in processes of their own, their logs in files, and stops them in any case. */
public final class Processes implements AutoCloseable {
    private static final Path JAR = Path.of("target", "spindrift.jar");
    private static final Path LIB = Path.of("target", "lib");
    private static final long STEP_SECONDS = 60;

    private final Path folder;
    private final List<Process> started = new ArrayList<>();
    private Path brokerFile;
    private String brokerServers;
    private Process broker;

    public Processes(Path folder) {
        if (!Files.isRegularFile(JAR) || !Files.isDirectory(LIB)) {
            throw new AssertionError(JAR + " and " + LIB + ": expected to be built (mvn package), got nothing");
        }
        this.folder = folder;
    }

    /** Starts a broker and waits until it answers; returns where it is found. */
    public String startBroker() throws IOException, InterruptedException {
        int port = freePort();
        int controllerPort = freePort();
        Path file = write(
                "broker.properties",
                Map.ofEntries(
                        Map.entry("process.roles", "broker,controller"),
                        Map.entry("node.id", "1"),
                        Map.entry("controller.quorum.voters", "1@localhost:" + controllerPort),
                        Map.entry("controller.listener.names", "CONTROLLER"),
                        Map.entry(
                                "listeners",
                                "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
                        Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                        Map.entry("log.dirs", folder.resolve("broker").toString()),
                        Map.entry("group.initial.rebalance.delay.ms", "0"),
                        Map.entry("offsets.topic.num.partitions", "1"),
                        Map.entry("offsets.topic.replication.factor", "1"),
                        Map.entry("transaction.state.log.num.partitions", "1"),
                        Map.entry("transaction.state.log.replication.factor", "1"),
                        Map.entry("transaction.state.log.min.isr", "1"),
                        Map.entry("auto.create.topics.enable", "false")));
        Process format = startKafka(
                "format",
                "kafka.tools.StorageTool",
                "format",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                file.toString());
        if (!format.waitFor(STEP_SECONDS, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new AssertionError("the storage of the broker was not formatted: " + log("format"));
        }
        brokerFile = file;
        brokerServers = "localhost:" + port;
        runBroker();
        return brokerServers;
    }

    /** Stops the broker as an operator would, and starts it again. */
    public void restartBroker() throws IOException, InterruptedException {
        broker.destroy();
        if (!broker.waitFor(STEP_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the broker does not stop: " + log("broker"));
        }
        runBroker();
    }

    /** Where the broker keeps its logs. */
    public Path brokerFolder() {
        return folder.resolve("broker");
    }

    private void runBroker() throws IOException, InterruptedException {
        broker = startKafka("broker", "kafka.Kafka", brokerFile.toString());
        awaitAnswer(broker, brokerServers);
    }

    /** Starts an application with settings in a file of its own. */
    public Process startApplication(String name, Map<String, String> settings) throws IOException {
        return startApplication(name, List.of(), settings);
    }

    /** The same with flags for its JVM. */
    public Process startApplication(String name, List<String> flags, Map<String, String> settings) throws IOException {
        Path file = write(name + ".properties", settings);
        return startJar(name, flags, "run", "--config", file.toString());
    }

    /** Starts the program itself. */
    public Process startJar(String name, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m"));
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return start(name, command);
    }

    /** What a process has written so far, to both of its outputs. */
    public String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException e) {
            throw new AssertionError("no log of " + name, e);
        }
    }

    /** Destroys what still runs. */
    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        for (Process process : started) {
            process.onExit().orTimeout(STEP_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    private Process startKafka(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-Xmx512m", "-cp", JAR + File.pathSeparator + LIB + File.separator + "*", main));
        command.addAll(List.of(arguments));
        return start(name, command);
    }

    private Process start(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SPINDRIFT_"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path write(String name, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = folder.resolve(name);
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    private static void awaitAnswer(Process broker, String servers) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STEP_SECONDS);
        while (!answers(servers)) {
            if (!broker.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the broker at " + servers + " does not answer");
            }
            Thread.sleep(50);
        }
    }

    private static boolean answers(String servers) throws InterruptedException {
        Map<String, Object> properties = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2000);
        try (Admin admin = Admin.create(properties)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(STEP_SECONDS, TimeUnit.SECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.spindrift.process;

import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** Starts brokers and applications in processes of their own, their logs in files, and stops them in any case. */
public final class Processes implements AutoCloseable {
    /** Flags of an application where there are many starts, so that each costs little. */
    public static final List<String> QUICK_START = List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path JAR = Path.of("target", "spindrift.jar");
    private static final Path LIB = Path.of("target", "lib");
    private static final String LAB = "io.spindrift.cli.Lab";
    /** That of the product: on the class path of this JVM, which others share, another one may come first. */
    private static final String LOG = "-Dlogback.configurationFile=logback.xml";

    private final Path folder;
    private final String brokerClassPath;
    private final AtEnd atEnd;
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private Broker broker;
    private Process brokerProcess;

    /** Name, address and settings file of a broker. */
    record Broker(String name, String servers, Path file) {}

    /** Brokers are of the same version as the clients. */
    public Processes(Path folder) {
        this(folder, System.getProperty("java.class.path"));
    }

    /** @param brokerClassPath has another version of Kafka's broker */
    public Processes(Path folder, String brokerClassPath) {
        if (!Files.isRegularFile(JAR) || !Files.isDirectory(LIB)) {
            throw new AssertionError(JAR + " and " + LIB + ": expected to be built (mvn package), got nothing");
        }
        this.folder = folder;
        this.brokerClassPath = brokerClassPath;
        atEnd = AtEnd.of(() -> started.forEach(Process::destroyForcibly));
    }

    /** Starts a broker and waits until it answers; returns where it is found. */
    public String startBroker() throws IOException, InterruptedException {
        int port = FreePorts.next();
        int controllerPort = FreePorts.next();
        broker = new Broker(
                "broker",
                "localhost:" + port,
                write("broker.properties", settings(1, "broker", port, List.of(controllerPort))));
        format(broker, Uuid.randomUuid());
        runBroker();
        return broker.servers;
    }

    /**
     * Starts a broker that allows nobody anything but its operator, who comes in plain text; clients come by TLS and SCRAM.
     *
     * @param clients the port for these
     * @param keyStore PKCS12, of the broker
     * @param password of the store
     * @return where the operator finds it
     */
    public String startGuardedBroker(int clients, Path keyStore, String password)
            throws IOException, InterruptedException {
        int port = FreePorts.next();
        int controllerPort = FreePorts.next();
        Map<String, String> settings = new HashMap<>(settings(1, "broker", port, List.of(controllerPort)));
        settings.put(
                "listeners",
                "PLAINTEXT://localhost:" + port + ",CLIENTS://localhost:" + clients + ",CONTROLLER://localhost:"
                        + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", keyStore.toString());
        settings.put("ssl.keystore.password", password);
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
        broker = new Broker("broker", "localhost:" + port, write("broker.properties", settings));
        format(broker, Uuid.randomUuid());
        runBroker();
        return broker.servers;
    }

    /** Starts a cluster whose topics have three replicas, of which two must have each write. */
    public String startThreeBrokers() throws IOException, InterruptedException {
        return startCluster(port -> port).servers();
    }

    /**
     * Starts a cluster for faults.
     *
     * @param door determines the advertised port of each broker
     */
    public Cluster startCluster(Cluster.Door door) throws IOException, InterruptedException {
        return Cluster.start(this, door);
    }

    Map<String, String> settings(int node, String name, int port, List<Integer> controllers) {
        String replicas = Integer.toString(controllers.size());
        String voters = IntStream.rangeClosed(1, controllers.size())
                .mapToObj(each -> each + "@localhost:" + controllers.get(each - 1))
                .collect(Collectors.joining(","));
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(node)),
                Map.entry("controller.quorum.voters", voters),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllers.get(node - 1)),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve(name).toString()),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", replicas),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", replicas),
                Map.entry("transaction.state.log.min.isr", Integer.toString(Math.max(1, controllers.size() - 1))),
                Map.entry("auto.create.topics.enable", "false"));
    }

    void format(Broker one, Uuid cluster) throws IOException, InterruptedException {
        Process format = startKafka(
                "format", "kafka.tools.StorageTool", "format", "-t", cluster.toString(), "-c", one.file.toString());
        if (!format.waitFor(Waiting.SECONDS, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new AssertionError("the storage of " + one.name + " was not formatted: " + log("format"));
        }
    }

    /** Stops the broker as an operator would, and starts it again. */
    public void restartBroker() throws IOException, InterruptedException {
        brokerProcess.destroy();
        if (!brokerProcess.waitFor(Waiting.SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the broker does not stop: " + log("broker"));
        }
        runBroker();
    }

    /** Where the broker keeps its logs. */
    public Path brokerFolder() {
        return folder.resolve("broker");
    }

    /** Returns the process of the broker. */
    public Process broker() {
        return brokerProcess;
    }

    private void runBroker() throws IOException, InterruptedException {
        brokerProcess = startKafka(broker.name, "kafka.Kafka", broker.file.toString());
        awaitAnswer(brokerProcess, broker.servers, 1);
    }

    /** Starts an application with settings in a file of its own. */
    public Process startApplication(String name, Map<String, String> settings) throws IOException {
        return startApplication(name, List.of(), settings);
    }

    /** The same with flags for its JVM. */
    public Process startApplication(String name, List<String> flags, Map<String, String> settings) throws IOException {
        return startApplication(name, Map.of(), flags, settings);
    }

    /** The same with variables of its environment. */
    public Process startApplication(
            String name, Map<String, String> environment, List<String> flags, Map<String, String> settings)
            throws IOException {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent("http.port", "0");
        Path file = write(name + ".properties", all);
        return start(name, environment, jar(flags, "run", "--config", file.toString()));
    }

    /** Starts a command of the laboratory. */
    public Process startLab(String name, List<String> flags, String... arguments) throws IOException {
        return startClass(name, flags, System.getProperty("java.class.path"), LAB, arguments);
    }

    private static List<String> jar(List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m"));
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the output of a process so far, both standard output and standard error. */
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
        atEnd.close();
        started.forEach(Process::destroyForcibly);
        for (Process process : started) {
            process.onExit().orTimeout(Waiting.SECONDS, TimeUnit.SECONDS).join();
        }
    }

    Process startKafka(String name, String main, String... arguments) throws IOException {
        return startClass(name, List.of(), brokerClassPath, main, arguments);
    }

    private Process startClass(String name, List<String> flags, String classPath, String main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m", LOG));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return start(name, Map.of(), command);
    }

    /** Starts any program. */
    public Process start(String name, List<String> command) throws IOException {
        return start(name, Map.of(), command);
    }

    private Process start(String name, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SPINDRIFT_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    Path write(String name, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = folder.resolve(name);
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    static void awaitAnswer(Process broker, String servers, int brokers) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Waiting.SECONDS);
        while (!answers(servers, brokers)) {
            if (!broker.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the broker at " + servers + " does not answer");
            }
            Thread.sleep(50);
        }
    }

    private static boolean answers(String servers, int brokers) throws InterruptedException {
        Map<String, Object> properties = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2000);
        try (Admin admin = Admin.create(properties)) {
            return admin.describeCluster()
                            .nodes()
                            .get(Waiting.SECONDS, TimeUnit.SECONDS)
                            .size()
                    >= brokers;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

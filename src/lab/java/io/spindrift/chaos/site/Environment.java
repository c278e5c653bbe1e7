package io.spindrift.chaos.site;

import io.spindrift.process.Cluster;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Brokers behind doors, for one site after the other. */
public final class Environment implements AutoCloseable {
    private final Processes processes;
    private final Path folder;
    private final NetworkProxies doors = new NetworkProxies();
    private final Cluster cluster;

    /**
     * @param folder of everything
     * @param brokers class path of another version of the brokers; empty if it is that of the clients
     */
    public Environment(Path folder, Optional<String> brokers) throws IOException, InterruptedException {
        this.folder = folder;
        processes = brokers.isEmpty() ? new Processes(folder) : new Processes(folder, brokers.get());
        try {
            cluster = processes.startCluster(doors);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    public Deployment site(Deployment.Plan plan) throws IOException {
        return new Deployment(processes, cluster, doors, folder, plan);
    }

    @Override
    public void close() throws IOException {
        processes.close();
        doors.close();
    }
}

package io.spindrift.chaos.site;

import io.spindrift.process.Cluster;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Path;

/** Brokers behind doors, for one site after the other. */
public final class Environment implements AutoCloseable {
    private final Processes processes;
    private final Path folder;
    private final NetworkProxies doors = new NetworkProxies();
    private final Cluster cluster;

    /** @param folder of everything */
    public Environment(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        processes = new Processes(folder);
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

package io.spindrift.chaos.site;

import io.spindrift.process.Cluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A door before each broker, through which all clients come. */
final class NetworkProxies implements Cluster.Door, AutoCloseable {
    private final List<Proxy> proxies = new ArrayList<>();

    @Override
    public int of(int port) throws IOException {
        Proxy proxy = new Proxy(port);
        proxies.add(proxy);
        return proxy.port();
    }

    List<Proxy> all() {
        return List.copyOf(proxies);
    }

    @Override
    public void close() throws IOException {
        for (Proxy proxy : proxies) {
            proxy.close();
        }
    }
}

package io.spindrift.web;

import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import java.util.Optional;

/** An application and its server. The server starts before the application and stops after it. */
public final class ServedApplication implements AutoCloseable {
    private final Application application;
    private final Optional<WebServer> server;

    private ServedApplication(Application application, Optional<WebServer> server) {
        this.application = application;
        this.server = server;
    }

    /**
     * Starts both.
     *
     * @throws io.spindrift.runtime.StartException if the configuration or the cluster does not allow it
     */
    public static ServedApplication start(RuntimeSettings settings, WebSettings web) {
        if (!web.on()) {
            return new ServedApplication(Application.start(settings), Optional.empty());
        }
        WebServer server = WebServer.start(web);
        try {
            return new ServedApplication(server.serve(settings), Optional.of(server));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Returns the application. */
    public Application application() {
        return application;
    }

    /** Returns its server, if it has one. */
    Optional<WebServer> server() {
        return server;
    }

    /** Returns the address of the page, if there is a server. */
    public String url() {
        return server.map(WebServer::url).orElse("");
    }

    @Override
    public void close() {
        application.close();
        server.ifPresent(WebServer::close);
    }
}

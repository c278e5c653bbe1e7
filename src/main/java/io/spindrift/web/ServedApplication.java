package io.spindrift.web;

import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import java.util.Optional;

/** An application and its server, which begins before it and ends after it. */
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
     * @throws io.spindrift.runtime.StartException if something is not as it must be
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

    /** The application. */
    public Application application() {
        return application;
    }

    /** Its server, if it has one. */
    Optional<WebServer> server() {
        return server;
    }

    /** Where people look, if there is a server. */
    public String url() {
        return server.map(WebServer::url).orElse("");
    }

    @Override
    public void close() {
        application.close();
        server.ifPresent(WebServer::close);
    }
}

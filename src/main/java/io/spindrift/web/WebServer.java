package io.spindrift.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.sse.SseClient;
import io.spindrift.live.LiveView;
import io.spindrift.runtime.Addresses;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.StartException;
import io.spindrift.text.Printable;
import java.io.IOException;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of an instance. It starts before the application, so that an orchestrator can see the restore. Before
 * {@link #serve} is called, queries are answered with 503.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String LOGIN = "/login";
    private static final int REQUEST_BYTES = 16 * 1024;

    private final WebSettings settings;
    private final Instance instance;
    private final PrometheusMetrics measurements;
    private final Javalin javalin;
    private final Routing routing;
    private final SeriesListAggregator gathering;
    private final TakeoverMonitor takeover;
    private final EventStreams streams;
    private final Set<String> paths = new TreeSet<>();
    /** Receives the events of the application. */
    private volatile Optional<String> address = Optional.empty();

    private WebServer(WebSettings settings) {
        this.settings = settings;
        instance = new Instance(new LiveView(settings.live()));
        PeerClient others = new PeerClient(this::address, settings.tls(), settings.token());
        routing = new Routing(instance, this::address, settings.staleReads(), others);
        gathering = new SeriesListAggregator(instance, routing, others);
        takeover = new TakeoverMonitor(this::address, others);
        measurements = new PrometheusMetrics(instance, takeover, gathering);
        streams = new EventStreams(instance, takeover, routing, gathering);
        javalin = Javalin.create(this::configure);
    }

    /**
     * Starts to listen.
     *
     * @throws StartException if the port is in use, or the keys cannot be read
     */
    public static WebServer start(WebSettings settings) {
        WebServer server = new WebServer(settings);
        server.listen();
        return server;
    }

    /**
     * Starts an application and answers queries about it.
     *
     * @throws StartException if the configuration or the cluster does not allow it
     */
    public Application serve(RuntimeSettings application) {
        RuntimeSettings reached = application.reachedAt(address());
        address = Optional.of(reached.address());
        Application started = Application.start(reached, instance.live());
        instance.attach(started);
        measurements.bind(started);
        takeover.start(started);
        return started;
    }

    /** Returns the address of the page. */
    public String url() {
        return (settings.tls().isPresent() ? "https://" : "http://") + Addresses.of(settings.host(), javalin.port());
    }

    /** Returns the host:port at which other instances reach this one. */
    private String address() {
        return address.or(settings::advertised).orElseGet(() -> Addresses.of(settings.host(), javalin.port()));
    }

    @Override
    public void close() {
        streams.close();
        takeover.close();
        javalin.stop();
        measurements.close();
    }

    private void listen() {
        try {
            javalin.start();
        } catch (RuntimeException e) {
            Throwable root = StartException.root(e);
            String expected = root instanceof BindException ? "a free port" : "an address and keys that can be used";
            throw new StartException(
                    "http.port: expected " + expected + ", got " + Addresses.of(settings.host(), settings.port()) + " ("
                            + root.getMessage() + ")",
                    e);
        }
        LOG.info("the server listens at {}", url());
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.http.maxRequestSize = REQUEST_BYTES;
        config.http.prefer405over404 = true;
        Connector.configure(config, settings);
        AuthFilter guard = new AuthFilter(settings.token(), settings.tls().isPresent());
        config.routes.before(guard::check);
        config.routes.post(LOGIN, guard::login);
        problems(config);
        routes(config, guard);
    }

    private void routes(JavalinConfig config, AuthFilter guard) {
        SeriesEndpoints series = new SeriesEndpoints(instance, routing, gathering);
        InstanceEndpoints own = new InstanceEndpoints(instance, takeover, guard::admits);
        Map<String, Handler> handlers = new LinkedHashMap<>();
        handlers.put("/", Assets::page);
        handlers.put("/favicon.svg", Assets::icon);
        handlers.put("/assets/{file}", Assets::file);
        handlers.put("/health/live", own::live);
        handlers.put("/health/ready", own::ready);
        handlers.put("/metrics", measurements::scrape);
        handlers.put("/openapi.json", Assets::openApi);
        handlers.put("/api/v1/instance", own::instance);
        handlers.put("/api/v1/settings", new SettingsEndpoint(instance)::rules);
        handlers.put(SeriesQuery.PATH, series::list);
        handlers.put("/api/v1/series/{series}", series::one);
        handlers.put("/api/v1/series/{series}/forecast", series::forecast);
        handlers.put("/api/v1/series/{series}/scores", series::scores);
        handlers.put("/api/v1/series/{series}/state", series::state);
        handlers.forEach(config.routes::get);
        Map<String, Consumer<SseClient>> events =
                Map.of("/api/v1/events", streams::list, "/api/v1/series/{series}/events", streams::series);
        events.forEach(config.routes::sse);
        paths.add(LOGIN);
        paths.addAll(handlers.keySet());
        paths.addAll(events.keySet());
    }

    /** Returns whether the application is restored and running. */
    boolean ready() {
        return instance.ready();
    }

    /** Returns the underlying server, for tests without a socket. */
    Server jetty() {
        return javalin.jettyServer().server();
    }

    /** Adds the endpoints. */
    Set<String> paths() {
        return paths;
    }

    private static void problems(JavalinConfig config) {
        config.routes.exception(Problem.class, Problem::writeTo);
        config.routes.exception(HttpResponseException.class, (e, context) -> {
            context.status(e.getStatus());
            unknown(context);
        });
        // Clients disconnected, or sent less than they announced. The server cannot do anything about it.
        config.routes.exception(
                IOException.class,
                (e, context) ->
                        Problem.write(context, 400, "Bad request", "expected a complete request, got a part of one"));
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), Printable.of(context.path()), e);
            Problem.write(context, 500, "Internal error", "the log of this instance says why");
        });
        for (int status : new int[] {404, 405, 413, 414, 431}) {
            config.routes.error(status, context -> {
                if (!Optional.ofNullable(context.res().getContentType())
                        .orElse("")
                        .startsWith(Problem.MEDIA_TYPE)) {
                    unknown(context);
                }
            });
        }
    }

    private static void unknown(Context context) {
        int status = context.statusCode();
        String detail = switch (status) {
            case 404 -> "nothing is at " + context.path() + "; /openapi.json lists all paths";
            case 405 -> context.method() + ": expected GET";
            case 413 -> "expected a request of at most " + REQUEST_BYTES + " bytes";
            case 414 -> "expected a shorter address";
            case 431 -> "expected smaller headers";
            default -> context.status().getMessage();
        };
        Problem.write(context, status, context.status().getMessage(), detail);
    }
}

package io.spindrift.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.spindrift.json.JsonText;
import io.spindrift.live.LiveSeries;
import io.spindrift.live.SeriesDetail;
import io.spindrift.live.SeriesSummary;
import io.spindrift.runtime.Schedulers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server-sent events. They report changes at most twice per second, however many records arrive. One thread writes all streams. */
final class EventStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final long PERIOD_MILLIS = 500;
    private static final int MAX_CLIENTS = 200;
    private static final int OK = 200;

    /** Writes news to one client. */
    private interface Feed {
        void send(SseClient client);
    }

    private final Instance instance;
    private final Routing routing;
    private final SeriesListAggregator gathering;
    private final InstanceEndpoints own;
    private final Map<SseClient, Feed> clients = new ConcurrentHashMap<>();
    /** Used by the writing thread only. */
    private Tick now = new Tick(0);

    private final ScheduledExecutorService ticker = Schedulers.named("spindrift-events");

    EventStreams(Instance instance, TakeoverMonitor monitor, Routing routing, SeriesListAggregator gathering) {
        this.instance = instance;
        this.routing = routing;
        this.gathering = gathering;
        own = new InstanceEndpoints(instance, monitor, context -> true);
        ticker.scheduleWithFixedDelay(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The list of series, and the instance. */
    void list(SseClient client) {
        add(client, new Looking(list(SeriesQuery.of(client.ctx()))));
    }

    private synchronized ListSubscription list(SeriesQuery query) {
        return clients.values().stream()
                .flatMap(feed -> feed instanceof Looking looking ? Stream.of(looking.list) : Stream.empty())
                .filter(list -> list.answers(query))
                .findFirst()
                .orElseGet(() -> new ListSubscription(query, gathering));
    }

    /** One series: first all of it, then every change. */
    void series(SseClient client) {
        add(client, new SeriesFeed(client.ctx()));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        clients.keySet().forEach(SseClient::close);
    }

    private void add(SseClient client, Feed feed) {
        if (clients.size() >= MAX_CLIENTS) {
            throw Problem.unavailable("too many event-stream clients (limit " + MAX_CLIENTS + ")");
        }
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        clients.put(client, feed);
    }

    private void tick() {
        now = new Tick(now.number + 1);
        clients.forEach((client, feed) -> {
            try {
                feed.send(client);
            } catch (RuntimeException e) {
                LOG.debug("a client of server-sent events has disconnected", e);
                clients.remove(client);
                client.close();
            }
        });
    }

    /** Returns a document as it is sent. */
    static String text(Object document) {
        return new String(JsonText.bytes(document), StandardCharsets.UTF_8);
    }

    /** A value that is computed at most once in each tick, for all clients. */
    private final class Tick {
        private final long number;
        private List<SeriesSummary> series;
        private String status;

        Tick(long number) {
            this.number = number;
        }

        List<SeriesSummary> series() {
            if (series == null) {
                series = gathering.own();
            }
            return series;
        }

        String status() {
            if (status == null) {
                status = text(own.status());
            }
            return status;
        }
    }

    /** A client of a list. */
    private final class Looking implements Feed {
        private final ListSubscription list;

        Looking(ListSubscription list) {
            this.list = list;
        }

        @Override
        public void send(SseClient client) {
            list.at(now.number, now::series).ifPresent(text -> client.sendEvent("series", text));
            client.sendEvent("instance", now.status());
        }
    }

    /**
     * A series that this instance sees. Labels belong to earlier observations, so some observations are sent again. A series of
     * another instance is fetched from there as a whole, at intervals.
     */
    private final class SeriesFeed implements Feed {
        private static final long AGAIN = 32;
        private static final int ASKED_EVERY = 4;

        private final String series;
        /** The path at the other instance, with the name as the client wrote it. */
        private final String path;

        private long version = -1;
        private long sent = -1;
        private int ticks;
        private CompletableFuture<Optional<HttpResponse<byte[]>>> asked;
        private byte[] heard = {};

        SeriesFeed(Context context) {
            series = context.pathParam("series");
            path = context.req().getRequestURI().replaceFirst("/events$", "");
        }

        @Override
        public void send(SseClient client) {
            Optional<LiveSeries> live = instance.live().find(series);
            if (live.isPresent()) {
                sendNew(client, live.get());
            } else {
                sendHeard(client);
            }
        }

        private void sendNew(SseClient client, LiveSeries live) {
            if (live.version() == version) {
                return;
            }
            boolean begun = sent < 0 || live.newest() < sent;
            SeriesDetail detail = live.detail(begun ? -1 : Math.max(-1, sent - AGAIN));
            version = detail.version();
            sent = detail.observations() - 1;
            client.sendEvent("points", text(detail));
        }

        private void sendHeard(SseClient client) {
            if (asked != null && asked.isDone()) {
                byte[] body = asked.exceptionally(failure -> Optional.empty())
                        .join()
                        .filter(answer -> answer.statusCode() == OK)
                        .map(HttpResponse::body)
                        .orElse(heard);
                asked = null;
                if (!Arrays.equals(body, heard)) {
                    heard = body;
                    client.sendEvent("points", new String(body, StandardCharsets.UTF_8));
                }
            }
            if (asked == null && ticks++ % ASKED_EVERY == 0) {
                asked = routing.ask(series, path);
            }
        }
    }
}

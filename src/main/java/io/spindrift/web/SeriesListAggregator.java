package io.spindrift.web;

import io.spindrift.json.JsonDocumentReader;
import io.spindrift.live.LiveSeries;
import io.spindrift.live.SeriesSummary;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lists of series, including those of other instances. Each request asks the other instances, and nothing is cached. */
final class SeriesListAggregator {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Routing routing;
    private final SeenSeries seen;
    private final PeerClient others;

    SeriesListAggregator(Instance instance, Routing routing, PeerClient others) {
        this.routing = routing;
        seen = new SeenSeries(instance, routing);
        this.others = others;
    }

    /**
     * Returns the summaries of the series that this instance has seen and processes. A series whose partition was reassigned is
     * listed by its new instance.
     */
    List<SeriesSummary> own() {
        return seen.here().stream().map(LiveSeries::summary).toList();
    }

    /** Answers a query, after {@link #PATIENCE} at the latest. */
    Listing listing(SeriesQuery query) {
        return query.everywhere() ? listing(query, own(), elsewhere(query).join()) : query.listing(own());
    }

    /**
     * Answers a query with given results of other instances.
     *
     * @param own the series of this instance
     * @param elsewhere the result of {@link #elsewhere}
     */
    static Listing listing(SeriesQuery query, List<SeriesSummary> own, List<Listing> elsewhere) {
        List<Listing> fronts = new ArrayList<>(elsewhere);
        fronts.add(query.front().listing(own));
        return query.merged(fronts);
    }

    /**
     * Returns the series of other instances up to the end of a page. It does not fail, and is complete after {@link #PATIENCE}
     * at the latest.
     */
    CompletableFuture<List<Listing>> elsewhere(SeriesQuery query) {
        if (!query.everywhere()) {
            return CompletableFuture.completedFuture(List.of());
        }
        String path = query.front().path();
        List<CompletableFuture<Listing>> all =
                routing.others().stream().map(address -> ask(address, path)).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Listing> ask(String address, String path) {
        return others.ask(address, path)
                .thenApply(answer -> listing(address, answer))
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(e -> Listing.unreachable(address, reasonOf(e)));
    }

    private static Listing listing(String address, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != OK) {
            return Listing.unreachable(address, "responds with status " + answer.statusCode());
        }
        try {
            return JsonDocumentReader.read(answer.body(), Listing.class);
        } catch (IOException e) {
            return Listing.unreachable(address, "responds with a document that is not a list of series");
        }
    }

    private static String reasonOf(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? "does not respond within " + PATIENCE.toMillis() + " ms"
                : "cannot be reached: " + PeerClient.reason(cause);
    }
}

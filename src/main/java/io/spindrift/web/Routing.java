package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.runtime.Queries;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Where the state of a series is, and how to ask there. */
final class Routing {
    private static final String FORWARDED = "Spindrift-Forwarded";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Instance instance;
    private final Supplier<String> self;
    private final boolean standbyReads;
    private final boolean secure;
    private final Optional<String> token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param self tells the host:port by which others know this instance */
    Routing(Instance instance, Supplier<String> self, boolean standbyReads, boolean secure, Optional<String> token) {
        this.token = token;
        this.instance = instance;
        this.self = self;
        this.standbyReads = standbyReads;
        this.secure = secure;
    }

    /**
     * A partition that may have the state of a series.
     *
     * @param queries of its application
     * @param partition number
     */
    record Place(Queries queries, int partition) {}

    /** Where this instance may have the state of a series; empty if the answer was had elsewhere and written. */
    List<Place> here(String series, Context context) {
        List<Place> places = new ArrayList<>();
        String elsewhere = null;
        boolean stale = standbyReads || "true".equals(context.queryParam("stale"));
        for (Queries queries : instance.queries()) {
            Queries.Owner owner =
                    queries.owner(series).orElseThrow(() -> Problem.unavailable("partitions are being assigned"));
            if (owner.active().equals(self.get())
                    || context.header(FORWARDED) != null
                    || stale && owner.standbys().contains(self.get())) {
                places.add(new Place(queries, owner.partition()));
            } else {
                elsewhere = owner.active();
            }
        }
        if (places.isEmpty()) {
            if (elsewhere == null) {
                throw Problem.unavailable("the application is starting");
            }
            forward(elsewhere, context);
        }
        return places;
    }

    /** The instance that works on a series, if it is another one and known. */
    Optional<String> elsewhere(String series) {
        return instance.queries().stream()
                .flatMap(queries -> queries.owner(series).stream())
                .map(Queries.Owner::active)
                .filter(active -> !active.equals(self.get()))
                .findFirst();
    }

    /** Asks another instance, as one that has been asked already. */
    CompletableFuture<HttpResponse<byte[]>> ask(String address, String path) {
        URI uri = URI.create((secure ? "https://" : "http://") + address + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(PATIENCE).header(FORWARDED, self.get());
        // Who asks here has been let in.
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    }

    private void forward(String address, Context context) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        try {
            HttpResponse<byte[]> answer =
                    ask(address, context.req().getRequestURI() + query).get();
            context.status(answer.statusCode())
                    .contentType(answer.headers().firstValue("Content-Type").orElse("application/octet-stream"))
                    .result(answer.body());
        } catch (ExecutionException e) {
            throw Problem.badGateway("the instance " + address + " has the series, and does not answer: "
                    + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the server is stopping");
        }
    }
}

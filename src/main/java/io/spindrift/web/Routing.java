package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.runtime.Queries;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Where the state of a series is, and which instances there are. */
final class Routing {
    private final Instance instance;
    private final Supplier<String> self;
    private final boolean standbyReads;
    private final OtherInstances others;

    /** @param self tells the host:port by which others know this instance */
    Routing(Instance instance, Supplier<String> self, boolean standbyReads, OtherInstances others) {
        this.instance = instance;
        this.self = self;
        this.standbyReads = standbyReads;
        this.others = others;
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
                    || context.header(OtherInstances.FORWARDED) != null
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

    /** All other instances that are known. */
    Set<String> others() {
        Set<String> all = new TreeSet<>();
        instance.queries().forEach(queries -> all.addAll(queries.instances()));
        all.remove(self.get());
        return all;
    }

    private void forward(String address, Context context) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        try {
            HttpResponse<byte[]> answer =
                    others.ask(address, context.req().getRequestURI() + query).get();
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

package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.runtime.LocalPartitions;
import io.spindrift.runtime.Queries;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Finds the state of a series among the instances. */
final class Routing {
    private final Instance instance;
    private final Supplier<String> self;
    private final boolean staleReads;
    private final PeerClient others;

    /** @param self returns the host:port of this instance for others */
    Routing(Instance instance, Supplier<String> self, boolean staleReads, PeerClient others) {
        this.instance = instance;
        this.self = self;
        this.staleReads = staleReads;
        this.others = others;
    }

    /**
     * Returns the partition in which this instance has the state of a series; empty if the response of another instance has
     * been written. The name of a series determines its partition only if Kafka's default partitioner for Java assigned its
     * records, so the stores are searched.
     *
     * @throws Problem if no instance has the series, or the result is not known now
     */
    OptionalInt here(String series, Context context) {
        boolean asked = context.header(PeerClient.FORWARDED) != null;
        boolean stale = staleReads || "true".equals(context.queryParam("stale"));
        Queries queries = instance.queries().orElseThrow(() -> Problem.unavailable("the application is starting"));
        requireAssigned(series, queries);
        boolean running = instance.running();
        LocalPartitions local = queries.local(stale);
        OptionalInt known = local.find(series);
        if (known.isPresent()) {
            return known;
        }
        boolean certain = running && local.readable() && hasItsOwn(series, queries, local);
        Optional<HttpResponse<byte[]>> heard = asked ? Optional.empty() : elsewhere(series, context);
        if (!certain && heard.filter(answer -> !Answers.isNotFound(answer)).isEmpty()) {
            throw Problem.unavailable("partitions are being restored");
        }
        write(
                heard.orElseThrow(() -> Problem.notFound(
                        "series '" + series + "': expected a series that has had a record, got none of that name")),
                context);
        return OptionalInt.empty();
    }

    /** Returns whether this instance has the most likely partition of a series, if it should have it. */
    private boolean hasItsOwn(String series, Queries queries, LocalPartitions local) {
        return queries.owner(series)
                .filter(owner -> owner.active().equals(self.get()))
                .map(owner -> local.numbers().contains(owner.partition()))
                .orElse(true);
    }

    private static void requireAssigned(String series, Queries queries) {
        boolean assigned = queries.determines(series)
                ? queries.owner(series).isPresent()
                : !queries.instances().isEmpty();
        if (!assigned) {
            throw Problem.unavailable("partitions are being assigned");
        }
    }

    /** Returns the instance that most likely processes a series, if it is another, known one. */
    private Optional<String> elsewhere(String series) {
        return instance.queries()
                .flatMap(queries -> queries.owner(series))
                .map(Queries.Owner::active)
                .filter(active -> !active.equals(self.get()));
    }

    /**
     * Returns whether this instance should have the state of a series, by its name and by the known assignments of other
     * instances.
     */
    boolean isLikelyHere(String series) {
        return isDetermined(series) && elsewhere(series).isEmpty();
    }

    private boolean isDetermined(String series) {
        return instance.queries().map(queries -> queries.determines(series)).orElse(true);
    }

    /**
     * Asks other instances about a series: first the most likely one, then all others.
     *
     * @return the response of the instance that has it, or else a response that says why there is none; empty if there are no
     *     other instances
     */
    CompletableFuture<Optional<HttpResponse<byte[]>>> ask(String series, String path) {
        Set<String> rest = others();
        Optional<String> likely = isDetermined(series) ? elsewhere(series) : Optional.empty();
        if (likely.isEmpty()) {
            return Answers.best(askAll(rest, path));
        }
        rest.remove(likely.get());
        return Answers.best(others.ask(likely.get(), path), () -> askAll(rest, path));
    }

    private List<CompletableFuture<HttpResponse<byte[]>>> askAll(Set<String> addresses, String path) {
        return addresses.stream().map(address -> others.ask(address, path)).toList();
    }

    /** Returns all other known instances. */
    Set<String> others() {
        Set<String> all =
                new TreeSet<>(instance.queries().map(Queries::instances).orElse(Set.of()));
        all.remove(self.get());
        return all;
    }

    /** Returns the responses of other instances; empty if there are none. */
    private Optional<HttpResponse<byte[]>> elsewhere(String series, Context context) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        try {
            return ask(series, context.req().getRequestURI() + query).get();
        } catch (ExecutionException e) {
            throw Problem.badGateway(
                    "another instance may have the series, and does not respond: " + PeerClient.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the server is stopping");
        }
    }

    private static void write(HttpResponse<byte[]> answer, Context context) {
        context.status(answer.statusCode())
                .contentType(answer.headers().firstValue("Content-Type").orElse("application/octet-stream"))
                .result(answer.body());
    }
}

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

/** Where the state of a series is, and which instances there are. */
final class Routing {
    private final Instance instance;
    private final Supplier<String> self;
    private final boolean staleReads;
    private final PeerClient others;

    /** @param self tells the host:port by which others know this instance */
    Routing(Instance instance, Supplier<String> self, boolean staleReads, PeerClient others) {
        this.instance = instance;
        this.self = self;
        this.staleReads = staleReads;
        this.others = others;
    }

    /**
     * The partition in which this instance has the state of a series; empty if the answer came from another instance and is written. The
     * partition follows from the name only if Kafka's default partitioner for Java has placed the records, so the stores are asked.
     *
     * @throws Problem if no instance has it, or that cannot be said now
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
                heard.orElseThrow(
                        () -> Problem.notFound("series '" + series + "': expected one that has had a record")),
                context);
        return OptionalInt.empty();
    }

    /** Whether this instance has the partition that a series is most likely in, if it should have it. */
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

    /** The instance that most likely works on a series, if it is another one and known. */
    private Optional<String> elsewhere(String series) {
        return instance.queries()
                .flatMap(queries -> queries.owner(series))
                .map(Queries.Owner::active)
                .filter(active -> !active.equals(self.get()));
    }

    /** Whether this instance should have the state of a series, as far as its name and what is known of other instances tell. */
    boolean isLikelyHere(String series) {
        return isDetermined(series) && elsewhere(series).isEmpty();
    }

    private boolean isDetermined(String series) {
        return instance.queries().map(queries -> queries.determines(series)).orElse(true);
    }

    /**
     * Asks other instances about a series: the one that most likely has it, and all others if that does not say that it has it.
     *
     * @return the answer of one that has it, else one that says why there is none; empty if there is nobody to ask
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

    /** All other instances that are known. */
    Set<String> others() {
        Set<String> all =
                new TreeSet<>(instance.queries().map(Queries::instances).orElse(Set.of()));
        all.remove(self.get());
        return all;
    }

    /** What other instances say; empty if there are none. */
    private Optional<HttpResponse<byte[]>> elsewhere(String series, Context context) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        try {
            return ask(series, context.req().getRequestURI() + query).get();
        } catch (ExecutionException e) {
            throw Problem.badGateway(
                    "another instance may have the series, and does not answer: " + PeerClient.reason(e));
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

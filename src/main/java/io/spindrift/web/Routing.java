package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.runtime.Queries;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Where the state of a series is, and which instances there are. */
final class Routing {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

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

    /**
     * Where this instance may have the state of a series; empty if the answer came from another instance and is written. The partition of
     * a series follows from its name only if Kafka's default partitioner for Java has placed its records; so the instance that most
     * likely has it comes first, and then all that do.
     */
    List<Place> here(String series, Context context) {
        boolean asked = context.header(OtherInstances.FORWARDED) != null;
        boolean stale = standbyReads || "true".equals(context.queryParam("stale"));
        List<Place> known = new ArrayList<>();
        List<Place> likely = new ArrayList<>();
        for (Queries queries : instance.queries()) {
            requireAssigned(series, queries);
            queries.partition(series, stale).ifPresent(found -> known.add(new Place(queries, found)));
            queries.owner(series)
                    .filter(owner -> asked
                            || owner.active().equals(self.get())
                            || stale && owner.standbys().contains(self.get()))
                    .ifPresent(owner -> likely.add(new Place(queries, owner.partition())));
        }
        if (instance.queries().isEmpty()) {
            throw Problem.unavailable("the application is starting");
        }
        if (!known.isEmpty() || asked && !likely.isEmpty()) {
            return known.isEmpty() ? likely : known;
        }
        if (asked || !forwarded(series, context)) {
            if (likely.isEmpty()) {
                throw Problem.notFound("series '" + series + "': expected one that has had a record");
            }
            return likely;
        }
        return List.of();
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
        return instance.queries().stream()
                .flatMap(queries -> queries.owner(series).stream())
                .map(Queries.Owner::active)
                .filter(active -> !active.equals(self.get()))
                .findFirst();
    }

    /** Whether this instance works on a series that it has seen: it may have been handed over since. */
    boolean isHere(String series) {
        boolean likely = elsewhere(series).isEmpty()
                && instance.queries().stream().allMatch(queries -> queries.determines(series));
        return likely
                || instance.queries().stream()
                        .anyMatch(queries -> queries.partition(series, false).isPresent());
    }

    /**
     * Asks other instances about a series: the one that most likely has it, and all others if that does not know it.
     *
     * @return the answer of one that knows it, else one that says why there is none; empty if there is nobody to ask
     */
    CompletableFuture<Optional<HttpResponse<byte[]>>> ask(String series, String path) {
        Set<String> rest = others();
        boolean determined = instance.queries().stream().allMatch(queries -> queries.determines(series));
        if (!determined) {
            return askAll(rest, path);
        }
        Optional<String> likely = elsewhere(series);
        if (likely.isEmpty()) {
            return known(rest, path);
        }
        rest.remove(likely.get());
        return others.ask(likely.get(), path)
                .thenCompose(answer -> answer.statusCode() == NOT_FOUND
                        ? known(rest, path).thenApply(better -> better.or(() -> Optional.of(answer)))
                        : CompletableFuture.completedFuture(Optional.of(answer)));
    }

    /** The answer of one that knows a series which should be elsewhere, and so most likely is nowhere. */
    private CompletableFuture<Optional<HttpResponse<byte[]>>> known(Set<String> addresses, String path) {
        return askAll(addresses, path)
                .exceptionally(failure -> Optional.empty())
                .thenApply(heard -> heard.filter(answer -> answer.statusCode() == OK));
    }

    /** The best of several answers; fails if one instance does not answer, and no other knows better. */
    private CompletableFuture<Optional<HttpResponse<byte[]>>> askAll(Set<String> addresses, String path) {
        CompletableFuture<Optional<HttpResponse<byte[]>>> best = CompletableFuture.completedFuture(Optional.empty());
        for (String address : addresses) {
            best = best.handle(Heard::new)
                    .thenCombine(
                            others.ask(address, path)
                                    .handle((answer, failure) -> new Heard(Optional.ofNullable(answer), failure)),
                            Routing::better)
                    .thenCompose(Heard::future);
        }
        return best;
    }

    /** What has been heard of a series: an answer, a failure, or nothing. */
    private record Heard(Optional<HttpResponse<byte[]>> answer, Throwable failure) {
        Heard {
            answer = answer == null ? Optional.empty() : answer;
        }

        /** The smaller the better: that it is there, that it cannot be said now, that nobody answers, that it is unknown. */
        int rank() {
            if (failure != null) {
                return 2;
            }
            int status = answer.map(HttpResponse::statusCode).orElse(Integer.MAX_VALUE);
            return status == OK ? 0 : status == NOT_FOUND ? 3 : answer.isEmpty() ? 4 : 1;
        }

        CompletableFuture<Optional<HttpResponse<byte[]>>> future() {
            return failure == null
                    ? CompletableFuture.completedFuture(answer)
                    : CompletableFuture.failedFuture(failure);
        }
    }

    private static Heard better(Heard one, Heard other) {
        return one.rank() <= other.rank() ? one : other;
    }

    /** All other instances that are known. */
    Set<String> others() {
        Set<String> all = new TreeSet<>();
        instance.queries().forEach(queries -> all.addAll(queries.instances()));
        all.remove(self.get());
        return all;
    }

    /** Whether another instance has answered, and its answer is written. */
    private boolean forwarded(String series, Context context) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        try {
            Optional<HttpResponse<byte[]>> heard =
                    ask(series, context.req().getRequestURI() + query).get();
            heard.ifPresent(answer -> context.status(answer.statusCode())
                    .contentType(answer.headers().firstValue("Content-Type").orElse("application/octet-stream"))
                    .result(answer.body()));
            return heard.isPresent();
        } catch (ExecutionException e) {
            throw Problem.badGateway(
                    "another instance may have the series, and does not answer: " + OtherInstances.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the server is stopping");
        }
    }
}

package io.spindrift.web;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Chooses among the responses of several instances about one series, which at most one of them has. */
final class Answers {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private Answers() {}

    /**
     * Returns the best of several responses. The first one that has the series wins, without waiting for others. The result is
     * "not found" only if all responses say so. The result is empty if no instance is asked. It fails if an instance does not
     * respond and no other has the series.
     */
    static CompletableFuture<Optional<HttpResponse<byte[]>>> best(List<CompletableFuture<HttpResponse<byte[]>>> asked) {
        CompletableFuture<Optional<HttpResponse<byte[]>>> best = new CompletableFuture<>();
        List<CompletableFuture<Heard>> all =
                asked.stream().map(each -> each.handle(Heard::new)).toList();
        all.forEach(each -> each.thenAccept(heard -> {
            if (heard.hasSeries()) {
                heard.tell(best);
            }
        }));
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenRun(() -> all.stream()
                        .map(CompletableFuture::join)
                        .min(Comparator.comparingInt(Heard::rank))
                        .ifPresentOrElse(heard -> heard.tell(best), () -> best.complete(Optional.empty())));
        return best;
    }

    /** Returns the same, but asks other instances only if the most likely one does not have the series. */
    static CompletableFuture<Optional<HttpResponse<byte[]>>> best(
            CompletableFuture<HttpResponse<byte[]>> likely,
            Supplier<List<CompletableFuture<HttpResponse<byte[]>>>> others) {
        return likely.handle(Heard::new).thenCompose(heard -> {
            List<CompletableFuture<HttpResponse<byte[]>>> all = new ArrayList<>(List.of(likely));
            if (!heard.hasSeries()) {
                all.addAll(others.get());
            }
            return best(all);
        });
    }

    /** Returns whether a response says that there is no such series. */
    static boolean isNotFound(HttpResponse<byte[]> answer) {
        return answer.statusCode() == NOT_FOUND;
    }

    /** The result of one instance: a response, or a failure. */
    private record Heard(HttpResponse<byte[]> answer, Throwable failure) {

        boolean hasSeries() {
            return failure == null && answer.statusCode() == OK;
        }

        /**
         * A smaller rank is better: the series is there, it cannot be read now, the instance does not respond, the series is
         * not there.
         */
        int rank() {
            if (failure != null) {
                return 2;
            }
            return hasSeries() ? 0 : isNotFound(answer) ? 3 : 1;
        }

        void tell(CompletableFuture<Optional<HttpResponse<byte[]>>> to) {
            if (failure == null) {
                to.complete(Optional.of(answer));
            } else {
                to.completeExceptionally(failure);
            }
        }
    }
}

package io.spindrift.web;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Chooses among the answers of several instances about one series, which one of them has or none. */
final class Answers {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private Answers() {}

    /**
     * The best of several answers. The first that has the series is it, without waiting for others; that the series is not found, it says
     * only if all say so. Empty if nobody is asked; fails if one instance does not answer and no other tells more.
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

    /** The same, where others are asked only if the instance that most likely has the series does not say that it has it. */
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

    /** Whether an answer says that there is no such series. */
    static boolean isNotFound(HttpResponse<byte[]> answer) {
        return answer.statusCode() == NOT_FOUND;
    }

    /** What one instance says: an answer, or a failure instead. */
    private record Heard(HttpResponse<byte[]> answer, Throwable failure) {

        boolean hasSeries() {
            return failure == null && answer.statusCode() == OK;
        }

        /** The smaller the better: it is there, it cannot be said now, nobody answers, it is not there. */
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

package io.spindrift.web;

import io.spindrift.live.SeriesSummary;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A list of series by a query, for all clients with the same query. It is built once in each tick, and other instances are
 * asked at intervals. This class belongs to one thread.
 */
final class ListSubscription {
    private static final int ASKED_EVERY = 4;

    private final SeriesQuery query;
    private final SeriesListAggregator gathering;
    private CompletableFuture<List<Listing>> asked;
    private List<Listing> heard;
    private int ticks;
    private long madeAt = -1;
    private Optional<String> made = Optional.empty();

    ListSubscription(SeriesQuery query, SeriesListAggregator gathering) {
        this.query = query;
        this.gathering = gathering;
    }

    boolean answers(SeriesQuery other) {
        return query.equals(other);
    }

    /**
     * Returns the list as a document; empty until other instances have responded.
     *
     * @param tick the number of the tick
     * @param own the series of this instance
     */
    Optional<String> at(long tick, Supplier<List<SeriesSummary>> own) {
        if (tick != madeAt) {
            madeAt = tick;
            hear();
            made = Optional.ofNullable(heard)
                    .map(elsewhere -> EventStreams.text(SeriesListAggregator.listing(query, own.get(), elsewhere)));
        }
        return made;
    }

    private void hear() {
        if (asked == null && ticks++ % ASKED_EVERY == 0) {
            asked = gathering.elsewhere(query);
        }
        if (asked != null && asked.isDone()) {
            heard = asked.join();
            asked = null;
        }
    }
}

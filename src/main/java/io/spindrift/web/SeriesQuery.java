package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.live.LiveSeries;
import io.spindrift.live.LiveView;
import io.spindrift.live.SeriesSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Series by words of their names, in an order, some at a time.
 *
 * @param words in lower case, all of which a name must have in it
 * @param order they are listed in
 * @param offset how many are left out at the front
 * @param limit how many are listed at most
 */
record SeriesQuery(List<String> words, Order order, int offset, int limit) {
    private static final int LIMIT = 50;
    private static final int LIMIT_MOST = 1000;

    /** Series of this instance in brief. */
    record Listing(long total, int offset, List<SeriesSummary> series) {}

    /** @throws Problem if a parameter is not as it must be */
    static SeriesQuery of(Context context) {
        String search = Optional.ofNullable(context.queryParam("search")).orElse("");
        return new SeriesQuery(
                Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                Order.of(context.queryParam("sort")),
                (int) Parameters.whole(context, "offset", 0, 0, Integer.MAX_VALUE),
                (int) Parameters.whole(context, "limit", LIMIT, 1, LIMIT_MOST));
    }

    Listing listing(LiveView live) {
        List<SeriesSummary> found = live.all().stream()
                .filter(this::matches)
                .map(LiveSeries::summary)
                .sorted(order.comparator())
                .toList();
        return new Listing(
                found.size(), offset, found.stream().skip(offset).limit(limit).toList());
    }

    private boolean matches(LiveSeries series) {
        String name = series.name().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(name::contains);
    }
}

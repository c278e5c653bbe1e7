package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.live.SeriesSummary;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Series by words of their names, in an order, some at a time.
 *
 * @param words in lower case, all of which a name must have in it
 * @param order they are listed in
 * @param offset how many are left out at the front
 * @param limit how many are listed at most
 * @param everywhere whether those of other instances are asked for
 */
record SeriesQuery(List<String> words, Order order, int offset, int limit, boolean everywhere) {
    static final String PATH = "/api/v1/series";
    /** Of each instance as many are asked for as stand before the end of the page. */
    static final int REACH = 5000;

    private static final int LIMIT = 50;
    private static final int MAX_LIMIT = 1000;

    /** @throws Problem if a parameter is not as it must be */
    static SeriesQuery of(Context context) {
        // Whoever has been asked already asks nobody else.
        boolean forwarded = context.header(PeerClient.FORWARDED) != null;
        String search = Optional.ofNullable(context.queryParam("search")).orElse("");
        SeriesQuery query = new SeriesQuery(
                Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                Order.of(context.queryParam("sort")),
                (int) Parameters.whole(context, "offset", 0, 0, Integer.MAX_VALUE),
                (int) Parameters.whole(context, "limit", LIMIT, 1, forwarded ? REACH : MAX_LIMIT),
                everywhere(context.queryParam("scope")) && !forwarded);
        if (query.everywhere && query.end() > REACH) {
            throw Problem.badRequest("offset and limit: expected at most " + REACH
                    + " together over all instances (scope=instance has no such bound), got " + query.end());
        }
        return query;
    }

    private static boolean everywhere(String scope) {
        if (scope != null && !scope.equals("all") && !scope.equals("instance")) {
            throw Problem.badRequest("scope: expected one of [all, instance], got " + scope);
        }
        return !"instance".equals(scope);
    }

    /** The page of what one instance has. */
    Listing listing(List<SeriesSummary> all) {
        List<SeriesSummary> found =
                all.stream().filter(this::matches).sorted(order.comparator()).toList();
        return new Listing(found.size(), offset, page(found), List.of());
    }

    /** What one instance has before the end of the page. */
    SeriesQuery front() {
        return new SeriesQuery(words, order, 0, (int) Math.min(Integer.MAX_VALUE, end()), false);
    }

    /** The page of what several have. A series that was handed over just now may be listed twice: the later one is it. */
    Listing merged(List<Listing> fronts) {
        Map<String, SeriesSummary> byName = new HashMap<>();
        fronts.stream()
                .flatMap(front -> front.series().stream())
                .forEach(each -> byName.merge(each.series(), each, SeriesQuery::later));
        Collection<SeriesSummary> found = byName.values();
        long listed = fronts.stream().mapToLong(front -> front.series().size()).sum();
        long total = fronts.stream().mapToLong(Listing::total).sum() - listed + found.size();
        return new Listing(
                total,
                offset,
                page(found.stream().sorted(order.comparator()).toList()),
                fronts.stream()
                        .flatMap(front -> front.unreachableInstances().stream())
                        .toList());
    }

    /** Where another instance is asked for the same. */
    String path() {
        return PATH + "?scope=" + (everywhere ? "all" : "instance")
                + "&sort=" + order.name().toLowerCase(Locale.ROOT)
                + "&offset=" + offset
                + "&limit=" + limit
                + "&search=" + URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8);
    }

    private long end() {
        return (long) offset + limit;
    }

    private List<SeriesSummary> page(List<SeriesSummary> sorted) {
        return sorted.stream().skip(offset).limit(limit).toList();
    }

    private static SeriesSummary later(SeriesSummary one, SeriesSummary other) {
        return other.observations() > one.observations() ? other : one;
    }

    private boolean matches(SeriesSummary series) {
        String name = series.series().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(name::contains);
    }
}

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
 * A query for series by words of their names, in an order, one page at a time.
 *
 * @param words words in lower case, all of which a name must contain
 * @param alarmed whether only series with an open alarm are listed
 * @param order the order
 * @param offset the number of series before the page
 * @param limit the maximum number of series of the page
 * @param everywhere whether the series of other instances are included
 */
record SeriesQuery(List<String> words, boolean alarmed, Order order, int offset, int limit, boolean everywhere) {
    static final String PATH = "/api/v1/series";
    /** Each instance returns all its series before the end of the page. */
    static final int REACH = 5000;

    private static final int LIMIT = 50;
    private static final int MAX_LIMIT = 1000;

    /** @throws Problem if a parameter is invalid */
    static SeriesQuery of(Context context) {
        // An instance that was asked by another one asks no further instance.
        boolean forwarded = context.header(PeerClient.FORWARDED) != null;
        String search = Optional.ofNullable(context.queryParam("search")).orElse("");
        SeriesQuery query = new SeriesQuery(
                Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                alarmed(context.queryParam("alarm")),
                Order.of(context.queryParam("sort")),
                (int) Parameters.whole(context, "offset", 0, 0, Integer.MAX_VALUE),
                (int) Parameters.whole(context, "limit", LIMIT, 1, forwarded ? REACH : MAX_LIMIT),
                everywhere(context.queryParam("scope")) && !forwarded);
        if (query.everywhere && query.end() > REACH) {
            throw Problem.badRequest("offset and limit: expected at most " + REACH
                    + " together over all instances (scope=instance has no such limit), got " + query.end());
        }
        return query;
    }

    private static boolean alarmed(String alarm) {
        if (alarm != null && !alarm.equals("open")) {
            throw Problem.badRequest("alarm: expected open or nothing, got " + alarm);
        }
        return alarm != null;
    }

    private static boolean everywhere(String scope) {
        if (scope != null && !scope.equals("all") && !scope.equals("instance")) {
            throw Problem.badRequest("scope: expected one of [all, instance], got " + scope);
        }
        return !"instance".equals(scope);
    }

    /** Returns the page of the series of one instance. */
    Listing listing(List<SeriesSummary> all) {
        List<SeriesSummary> found =
                all.stream().filter(this::matches).sorted(order.comparator()).toList();
        return new Listing(found.size(), offset, page(found), List.of());
    }

    /** Returns the series of one instance before the end of the page. */
    SeriesQuery front() {
        return new SeriesQuery(words, alarmed, order, 0, (int) Math.min(Integer.MAX_VALUE, end()), false);
    }

    /**
     * Returns the page of the series of several instances. A series whose partition was reassigned just now may be listed by
     * two instances; the later one counts.
     */
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

    /** Returns the path of the same query at another instance. */
    String path() {
        return PATH + "?scope=" + (everywhere ? "all" : "instance")
                + "&sort=" + order.text()
                + (alarmed ? "&alarm=open" : "")
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
        return (!alarmed || series.alarm() != null) && words.stream().allMatch(name::contains);
    }
}

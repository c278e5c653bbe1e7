package io.spindrift.chaos.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.chaos.feed.Feed.Item;
import io.spindrift.chaos.feed.RegressionFeed.Labels;
import io.spindrift.event.DeadLetter.Kind;
import io.spindrift.event.RecordLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedTest {
    private static final int RECORDS = 5000;

    /** The parts of a record that must be the same for the same seed. */
    private static List<String> records(Feed feed) {
        return taken(feed).stream()
                .map(item -> item.key() + " " + item.time() + " " + text(item) + " " + item.expected())
                .toList();
    }

    private static List<Item> taken(Feed feed) {
        return Stream.generate(feed::next).limit(RECORDS).toList();
    }

    private static Feed regression(Labels labels, long seed) {
        return new RegressionFeed(10, labels, RegressionFeed.NO_TIMEOUT, seed);
    }

    private static Feed series(long seed) {
        return new SeriesFeed(RecordLayout.PATH, seed);
    }

    private static String text(Item item) {
        return item.value() == null ? "" : new String(item.value(), StandardCharsets.UTF_8);
    }

    private static Set<Kind> deadLetters(List<Item> items) {
        return items.stream()
                .map(item -> item.expected().deadLetter())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameRegressionRecords_onlyForTheSameSeed(Labels labels) {
        assertThat(records(regression(labels, 7)))
                .isEqualTo(records(regression(labels, 7)))
                .isNotEqualTo(records(regression(labels, 8)));
    }

    @Test
    void shouldGiveTheSameValues_onlyForTheSameSeed() {
        assertThat(records(series(7))).isEqualTo(records(series(7))).isNotEqualTo(records(series(8)));
    }

    @Test
    void shouldHaveEveryKindOfRegressionRecord() {
        List<Item> items = taken(regression(Labels.ON_OBSERVATIONS_TOPIC, 7));
        assertThat(items.stream()
                        .map(item -> item.expected().forecasts() + ""
                                + item.expected().scores()))
                .contains("[0][]", "[0][0]", "[][0]", "[][]");
        assertThat(deadLetters(items))
                .containsExactlyInAnyOrder(
                        Kind.JSON,
                        Kind.FIELD,
                        Kind.MISMATCH,
                        Kind.SIZE,
                        Kind.DUPLICATE_OBSERVATION,
                        Kind.DUPLICATE_LABEL);
    }

    @Test
    void shouldHaveEveryKindOfSeriesRecord() {
        List<Item> items = taken(series(7));
        assertThat(deadLetters(items))
                .containsExactlyInAnyOrder(Kind.JSON, Kind.FIELD, Kind.MISMATCH, Kind.SIZE, Kind.DUPLICATE_OBSERVATION);
        assertThat(items).anyMatch(item -> text(item).contains("\"value\":null"));
        assertThat(items).anyMatch(item -> text(item).contains("\"value\":-1.0E60"));
        Set<String> sent = new HashSet<>();
        assertThat(items)
                .anyMatch(item -> item.expected().forecast()
                        && item.id() == null
                        && !sent.add(item.key() + " " + item.time() + " " + text(item)));
        Map<String, Long> newest = new HashMap<>();
        long late = items.stream()
                .filter(item -> item.expected().forecast())
                .filter(item -> newest.merge(item.key(), item.time(), Math::max) > item.time())
                .count();
        assertThat(late).isPositive();
    }

    @Test
    void shouldExpectScoresOfTheForecastsThatEarlierObservationsMadeForAValue() {
        Map<String, Integer> observations = new HashMap<>();
        for (Item item : taken(series(7))) {
            if (item.expected().forecast()) {
                int earlier = observations.merge(item.key(), 1, Integer::sum) - 1;
                List<Integer> known = Stream.of(1, 2, 3, 4, 5, 6, 24)
                        .filter(horizon -> horizon <= earlier)
                        .toList();
                assertThat(item.expected().forecasts()).containsExactly(1, 2, 3, 4, 5, 6, 24);
                assertThat(item.expected().scores())
                        .isEqualTo(text(item).contains("\"value\":null") ? List.of() : known);
            }
        }
        assertThat(observations).hasSize(SeriesFeed.SERIES);
    }

    @Test
    void shouldHaveTheSameOrderInEachRun_unlessTopicsAreWrittenMeanwhile() {
        assertThat(series(7).ordered()).isTrue();
        assertThat(regression(Labels.ON_OBSERVATIONS_TOPIC, 7).ordered()).isTrue();
        assertThat(regression(Labels.ON_FILLED_TOPIC, 7).ordered()).isTrue();
        assertThat(regression(Labels.ON_LIVE_TOPIC, 7).ordered()).isFalse();
    }
}

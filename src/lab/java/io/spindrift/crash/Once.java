package io.spindrift.crash;

import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import io.spindrift.json.OutputReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is promised of two live topics: each observation forecast once, each label learned once, in order. */
final class Once {
    private final OutputReader reader = new OutputReader();
    private final List<String> told;
    private long violations;

    Once(List<String> told) {
        this.told = told;
    }

    /** How many records break it. */
    long violations(Output forecasts, Output scores, List<Feed.Item> feed) throws IOException {
        for (Map.Entry<String, List<Output.Published>> series :
                forecasts.perKey().entrySet()) {
            long sequence = 0;
            long learned = 0;
            for (Output.Published record : series.getValue()) {
                Forecast forecast = reader.forecast(json(record.value()));
                require(
                        forecast.sequence() == sequence++,
                        "forecast " + sequence + " of " + series.getKey(),
                        record.value());
                require(forecast.labelsLearned() >= learned, "learning in order of " + series.getKey(), record.value());
                learned = forecast.labelsLearned();
            }
        }
        for (Map.Entry<String, List<Output.Published>> series : scores.perKey().entrySet()) {
            long labels = 0;
            Set<String> ids = new HashSet<>();
            for (Output.Published record : series.getValue()) {
                Score score = reader.score(json(record.value()));
                require(score.labels() == ++labels, "score " + labels + " of " + series.getKey(), record.value());
                require(ids.add(score.id()), "one score for each label of " + series.getKey(), record.value());
            }
        }
        long observations = count(feed, "\"x\":[", "poison");
        require(forecasts.count() == observations, observations + " forecasts", forecasts.count() + " forecasts");
        long labels = labeled(feed);
        require(scores.count() == labels, labels + " scores", scores.count() + " scores");
        return violations;
    }

    private static long count(List<Feed.Item> feed, String with, String without) {
        return feed.stream()
                .map(item -> new String(item.value(), StandardCharsets.UTF_8))
                .filter(json -> json.contains(with) && !json.contains(without))
                .count();
    }

    /** Observations whose label is in the feed, counted once each. */
    private static long labeled(List<Feed.Item> feed) {
        Set<String> ids = new HashSet<>();
        for (Feed.Item item : feed) {
            String json = new String(item.value(), StandardCharsets.UTF_8);
            if (json.contains("\"label\"")) {
                ids.add(json.substring(0, json.indexOf(',')));
            }
        }
        return ids.size();
    }

    private void require(boolean holds, String expected, String got) {
        if (!holds) {
            violations++;
            if (told.size() < 10) {
                told.add("expected " + expected + ", got\n  " + got);
            }
        }
    }

    private static byte[] json(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}

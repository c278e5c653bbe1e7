package io.spindrift.chaos.check;

import io.spindrift.chaos.check.Output.Published;
import io.spindrift.event.DeadLetter;
import io.spindrift.json.OutputReader;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the output with the input. Each observation must have one forecast, in the order of its series. Each label
 * must be learned once. Each unusable record must be a dead letter once, and no other record may be one.
 */
public final class ExactlyOnceCheck {
    private static final int MAX_TOLD = 10;

    private final OutputReader reader = new OutputReader();
    private final Map<String, List<String>> observations = new TreeMap<>();
    private final Map<String, List<String>> labels = new TreeMap<>();
    private final Map<String, List<String>> refused = new TreeMap<>();
    private final List<String> told;
    private long lost;
    private long duplicated;
    private long different;

    /**
     * @param fed all input records, in order
     * @param told receives descriptions of the first errors
     */
    public ExactlyOnceCheck(List<Feed.Item> fed, List<String> told) {
        this.told = told;
        for (Feed.Item item : fed) {
            if (item.observation()) {
                of(observations, item.key()).add(item.id());
            }
            if (item.labels()) {
                of(labels, item.key()).add(item.id());
            }
            if (item.fate() == Feed.Fate.REFUSED) {
                of(refused, item.key()).add(item.kind().text() + " " + Output.text(item.value()));
            }
        }
    }

    /** Checks the output. */
    public CheckResult check(Outputs outputs) throws IOException {
        lost = 0;
        duplicated = 0;
        different = 0;
        forecasts(outputs.forecasts().perKey());
        scores(outputs.scores().perKey());
        deadLetters(outputs.deadLetters().perKey());
        return new CheckResult(lost, duplicated, different);
    }

    private void forecasts(Map<String, List<Published>> published) throws IOException {
        for (String series : both(observations, published)) {
            List<String> ids = new ArrayList<>();
            long learned = 0;
            for (Published record : published.getOrDefault(series, List.of())) {
                IssuedForecast forecast = reader.forecast(record.value().getBytes(StandardCharsets.UTF_8))
                        .issued();
                require(
                        forecast.observation().sequence() == ids.size(),
                        "forecast " + ids.size() + " of " + series,
                        record);
                require(forecast.labelsLearned() >= learned, "learning in order of " + series, record);
                learned = forecast.labelsLearned();
                ids.add(forecast.observation().id());
            }
            List<String> expected = observations.getOrDefault(series, List.of());
            if (countedAlike("forecasts of " + series, expected, ids)) {
                inOrder(series, expected, ids);
            }
        }
    }

    private void scores(Map<String, List<Published>> published) throws IOException {
        for (String series : both(labels, published)) {
            List<String> ids = new ArrayList<>();
            for (Published record : published.getOrDefault(series, List.of())) {
                IssuedScore score = reader.score(record.value().getBytes(StandardCharsets.UTF_8))
                        .issued();
                ids.add(score.observation().id());
                require(
                        score.horizons().get(0).measures().labels() == ids.size(),
                        "score " + ids.size() + " of " + series,
                        record);
            }
            countedAlike("scores of " + series, labels.getOrDefault(series, List.of()), ids);
        }
    }

    private void deadLetters(Map<String, List<Published>> published) {
        for (String series : both(refused, published)) {
            List<String> letters = published.getOrDefault(series, List.of()).stream()
                    .map(record -> record.header(DeadLetter.KIND) + " " + record.value())
                    .toList();
            countedAlike("dead letters of " + series, refused.getOrDefault(series, List.of()), letters);
        }
    }

    /** Whether each is there as often as it must be. */
    private boolean countedAlike(String what, List<String> expected, List<String> got) {
        Map<String, Integer> left = new HashMap<>();
        expected.forEach(each -> left.merge(each, 1, Integer::sum));
        Set<String> known = Set.copyOf(left.keySet());
        got.forEach(each -> left.merge(each, -1, Integer::sum));
        boolean alike = true;
        for (Map.Entry<String, Integer> each : left.entrySet()) {
            int count = each.getValue();
            if (count != 0) {
                alike = false;
                if (count > 0) {
                    lost += count;
                } else if (known.contains(each.getKey())) {
                    duplicated -= count;
                } else {
                    different -= count;
                }
                tell(what + ": expected " + each.getKey() + (count > 0 ? " " : " not ") + Math.abs(count)
                        + " times more, got that");
            }
        }
        return alike;
    }

    private void inOrder(String series, List<String> expected, List<String> got) {
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(got.get(i))) {
                different++;
                tell(series + "[" + i + "]: expected the forecast of " + expected.get(i) + ", got that of "
                        + got.get(i));
            }
        }
    }

    private void require(boolean holds, String expected, Published got) {
        if (!holds) {
            different++;
            tell("expected " + expected + ", got\n  " + got);
        }
    }

    private void tell(String what) {
        if (told.size() < MAX_TOLD) {
            told.add(what);
        }
    }

    private static List<String> of(Map<String, List<String>> map, String key) {
        return map.computeIfAbsent(key, each -> new ArrayList<>());
    }

    private static Set<String> both(Map<String, ?> expected, Map<String, ?> published) {
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(new HashSet<>(published.keySet()));
        return all;
    }
}

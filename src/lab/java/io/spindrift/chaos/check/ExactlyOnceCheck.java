package io.spindrift.chaos.check;

import io.spindrift.chaos.check.Output.Published;
import io.spindrift.chaos.feed.Feed;
import io.spindrift.event.DeadLetter;
import io.spindrift.json.OutputReader;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedAlarm.Change;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
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
 * Compares the output with the input. Each observation must have one forecast for each horizon, in the order of its series. Each label
 * must be learned once, and score the forecasts that were made for it. Alarms of a series must begin and end in turn. Each unusable record must be a dead letter once, and no other
 * record may be one. How forecasts and scores are laid out in records makes no difference.
 */
public final class ExactlyOnceCheck {
    private static final int MAX_TOLD = 10;

    private final OutputReader reader = new OutputReader();
    private final Map<String, List<String>> forecasts = new TreeMap<>();
    private final Map<String, List<String>> scores = new TreeMap<>();
    private final Map<String, List<String>> deadLetters = new TreeMap<>();
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
            Feed.Expected expected = item.expected();
            expected.forecasts().forEach(horizon -> of(forecasts, item.key()).add(item.observation() + at(horizon)));
            expected.scores().forEach(horizon -> of(scores, item.key()).add(item.observation() + at(horizon)));
            if (expected.deadLetter() != null) {
                of(deadLetters, item.key()).add(expected.deadLetter().text() + " " + Output.text(item.value()));
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
        alerts(outputs.alerts().perKey());
        deadLetters(outputs.deadLetters().perKey());
        return new CheckResult(lost, duplicated, different);
    }

    private void forecasts(Map<String, List<Published>> published) throws IOException {
        for (String series : both(forecasts, published)) {
            List<String> got = new ArrayList<>();
            Map<Integer, Long> counts = new HashMap<>();
            long learned = 0;
            for (Published record : published.getOrDefault(series, List.of())) {
                IssuedForecast forecast = reader.forecast(record.value().getBytes(StandardCharsets.UTF_8))
                        .issued();
                require(forecast.labelsLearned() >= learned, "learning in order of " + series, record);
                learned = forecast.labelsLearned();
                ObservationRef observation = forecast.observation();
                for (HorizonForecast each : forecast.horizons()) {
                    long number = counts.merge(each.horizon(), 1L, Long::sum) - 1;
                    require(
                            observation.sequence() == number,
                            "forecast " + number + " of " + series + at(each.horizon()),
                            record);
                    got.add(name(observation) + at(each.horizon()));
                }
            }
            List<String> expected = forecasts.getOrDefault(series, List.of());
            if (countedAlike("forecasts of " + series, expected, got)) {
                inOrder(series, expected, got);
            }
        }
    }

    private void scores(Map<String, List<Published>> published) throws IOException {
        for (String series : both(scores, published)) {
            List<String> got = new ArrayList<>();
            Map<Integer, Long> counts = new HashMap<>();
            for (Published record : published.getOrDefault(series, List.of())) {
                IssuedScore score = reader.score(record.value().getBytes(StandardCharsets.UTF_8))
                        .issued();
                ObservationRef observation = score.observation();
                for (HorizonScore each : score.horizons()) {
                    long number = counts.merge(each.horizon(), 1L, Long::sum);
                    require(
                            each.measures().labels() == number
                                    && each.madeAt().sequence() == observation.sequence() - each.horizon(),
                            "score " + number + " of " + series + at(each.horizon()),
                            record);
                    got.add(name(observation) + at(each.horizon()));
                }
            }
            countedAlike("scores of " + series, scores.getOrDefault(series, List.of()), got);
        }
    }

    /** Which observations alarm does not follow from the input only; the undisturbed run tells. */
    private void alerts(Map<String, List<Published>> published) throws IOException {
        for (Map.Entry<String, List<Published>> series : published.entrySet()) {
            IssuedAlarm before = null;
            for (Published record : series.getValue()) {
                IssuedAlarm issued = reader.alert(record.value().getBytes(StandardCharsets.UTF_8))
                        .issued();
                require(follows(before, issued), "begin and end of alarms of " + series.getKey() + " in turn", record);
                before = issued;
            }
        }
    }

    private static boolean follows(IssuedAlarm before, IssuedAlarm issued) {
        boolean begins = issued.change() == Change.BEGIN;
        if (before == null) {
            return begins;
        }
        return begins == (before.change() == Change.END)
                && issued.observation().sequence() > before.observation().sequence()
                && (begins || issued.alarm().since() == before.alarm().since());
    }

    private void deadLetters(Map<String, List<Published>> published) {
        for (String series : both(deadLetters, published)) {
            List<String> letters = published.getOrDefault(series, List.of()).stream()
                    .map(record -> record.header(DeadLetter.KIND) + " " + record.value())
                    .toList();
            countedAlike("dead letters of " + series, deadLetters.getOrDefault(series, List.of()), letters);
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
                tell(series + "[" + i + "]: expected the forecast of " + expected.get(i) + ", got the forecast of "
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

    private static String name(ObservationRef observation) {
        return Feed.observationName(observation.id(), observation.time());
    }

    private static String at(int horizon) {
        return ", horizon " + horizon;
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

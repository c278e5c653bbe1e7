package io.spindrift.topology;

import java.util.List;
import java.util.stream.Stream;

/**
 * The topics of an application.
 *
 * @param observations input
 * @param labels input, or empty where labels come on the observations topic alone
 * @param forecasts output
 * @param scores output
 * @param deadLetters output
 * @param settings rules, or empty where settings do not change while the application runs
 */
public record TopicNames(
        String observations, String labels, String forecasts, String scores, String deadLetters, String settings) {

    public TopicNames {
        List<String> named = Stream.of(observations, labels, forecasts, scores, deadLetters, settings)
                .filter(name -> !name.isEmpty())
                .toList();
        if (named.stream().distinct().count() < named.size()) {
            throw new IllegalArgumentException("topics: expected different names, got " + String.join(", ", named));
        }
    }

    /** The topics that records come from. */
    public List<String> inputs() {
        return labels.isEmpty() ? List.of(observations) : List.of(observations, labels);
    }

    /** All topics, inputs first. */
    public List<String> all() {
        return Stream.of(
                        inputs().stream(),
                        settings.isEmpty() ? Stream.<String>empty() : Stream.of(settings),
                        outputs().stream())
                .flatMap(each -> each)
                .toList();
    }

    /** The topics that records go to. */
    public List<String> outputs() {
        return List.of(forecasts, scores, deadLetters);
    }
}

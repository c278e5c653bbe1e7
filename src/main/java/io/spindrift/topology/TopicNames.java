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
 */
public record TopicNames(String observations, String labels, String forecasts, String scores, String deadLetters) {

    public TopicNames {
        List<String> named = Stream.of(observations, labels, forecasts, scores, deadLetters)
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

    /** The topics that records go to. */
    public List<String> outputs() {
        return List.of(forecasts, scores, deadLetters);
    }
}

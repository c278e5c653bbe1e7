package io.spindrift.topology;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The topics of an application.
 *
 * @param observations input
 * @param labels input; empty if labels are on the observations topics
 * @param forecasts output
 * @param scores output
 * @param alerts output; empty if alarms are not published
 * @param deadLetters output
 * @param settings rules; empty if there are none
 */
public record TopicNames(
        ObservationTopics observations,
        String labels,
        String forecasts,
        String scores,
        String alerts,
        String deadLetters,
        String settings) {

    public TopicNames {
        List<String> others = Stream.of(labels, forecasts, scores, alerts, deadLetters, settings)
                .filter(name -> !name.isEmpty())
                .toList();
        Map<String, String> settingsByTopic = new HashMap<>();
        observations.names().forEach(name -> claim(settingsByTopic, name, "observations.topic"));
        claim(settingsByTopic, labels, "labels.topic");
        claim(settingsByTopic, forecasts, "forecasts.topic");
        claim(settingsByTopic, scores, "scores.topic");
        claim(settingsByTopic, alerts, "alerts.topic");
        claim(settingsByTopic, deadLetters, "dead.letters.topic");
        claim(settingsByTopic, settings, "settings.topic");
        for (String other : others) {
            if (observations.matched() && observations.include(other)) {
                throw new IllegalArgumentException(
                        "observations.pattern: expected a pattern that matches no other topic of the application, got "
                                + observations + ", which matches " + other);
            }
        }
    }

    private static void claim(Map<String, String> settingsByTopic, String topic, String setting) {
        String other = topic.isEmpty() ? null : settingsByTopic.put(topic, setting);
        if (other != null) {
            throw new IllegalArgumentException(
                    setting + ": expected a topic that no other setting names, got '" + topic + "', as in " + other);
        }
    }

    /**
     * Returns the input topics.
     *
     * @param existing topics of the cluster, which a pattern is compared with
     */
    public List<String> inputs(Collection<String> existing) {
        return Stream.concat(
                        observations.among(existing).stream(), Stream.of(labels).filter(name -> !name.isEmpty()))
                .toList();
    }

    /**
     * Returns all topics, inputs first.
     *
     * @param existing topics of the cluster, which a pattern is compared with
     */
    public List<String> all(Collection<String> existing) {
        return Stream.of(
                        inputs(existing).stream(),
                        settings.isEmpty() ? Stream.<String>empty() : Stream.of(settings),
                        outputs().stream())
                .flatMap(names -> names)
                .toList();
    }

    /** Returns the output topics. */
    public List<String> outputs() {
        return Stream.of(forecasts, scores, alerts, deadLetters)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}

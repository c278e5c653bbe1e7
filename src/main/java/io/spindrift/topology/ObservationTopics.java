package io.spindrift.topology;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The topics that observations come from: those named, or all whose names match a pattern, now or later.
 *
 * @param names at least one; none where there is a pattern
 * @param pattern a regular expression for whole names; empty where topics are named
 */
public record ObservationTopics(List<String> names, String pattern) {

    public ObservationTopics {
        names = List.copyOf(names);
        if (names.isEmpty() == pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    "observations.topic: expected names of topics, or observations.pattern, got both or none");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("observations.pattern: expected a regular expression, got '" + pattern
                    + "' (" + e.getDescription() + ")");
        }
    }

    /** Whether it is a pattern that says which they are. */
    public boolean matched() {
        return !pattern.isEmpty();
    }

    /** The pattern, where there is one. */
    Pattern compiled() {
        return Pattern.compile(pattern);
    }

    /** Whether a topic of that name is one of them. */
    public boolean include(String topic) {
        return matched() ? compiled().matcher(topic).matches() : names.contains(topic);
    }

    /** Those of some topics that are among them; if they are named, all of them. */
    public List<String> among(Collection<String> topics) {
        return matched() ? topics.stream().filter(this::include).sorted().toList() : names;
    }

    /**
     * The first of them, where they are named.
     *
     * @throws IllegalArgumentException where they are not
     */
    public String first() {
        if (matched()) {
            throw new IllegalArgumentException(
                    "observations.topic: expected the name of a topic, got a pattern, " + pattern);
        }
        return names.get(0);
    }

    @Override
    public String toString() {
        return matched() ? pattern : String.join(", ", names);
    }
}

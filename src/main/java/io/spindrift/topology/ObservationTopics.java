package io.spindrift.topology;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The topics that observations are read from: either a list of names, or all topics whose names match a pattern,
 * including topics that are created later.
 *
 * @param names at least one; empty if there is a pattern
 * @param pattern a regular expression for whole names; empty if names are given
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

    /** Whether the topics are given by a pattern. */
    public boolean matched() {
        return !pattern.isEmpty();
    }

    /** Returns the compiled pattern. */
    Pattern compiled() {
        return Pattern.compile(pattern);
    }

    /** Whether a topic is one of these. */
    public boolean include(String topic) {
        return matched() ? compiled().matcher(topic).matches() : names.contains(topic);
    }

    /**
     * Returns the observation topics: the names that are given, or those of the existing topics that match the pattern.
     */
    public List<String> among(Collection<String> topics) {
        return matched() ? topics.stream().filter(this::include).sorted().toList() : names;
    }

    /**
     * Returns the first name.
     *
     * @throws IllegalArgumentException if the topics are given by a pattern
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

package io.spindrift.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of partitions that an application can work with: all inputs have the same, since the records of a series must meet
 * in one task, and the changelog has as many, since what was learned of a series is in the partition of its key.
 *
 * @param inputs the topics that records come from
 * @param changelog the topic that has what was learned
 * @param matched whether inputs are those that match a pattern, so that one may be new
 */
record PartitionCounts(List<String> inputs, String changelog, boolean matched) {

    /**
     * Why topics cannot be worked with; empty if they can.
     *
     * @param partitions of the topics that exist, by name; missing ones are no mismatch
     */
    Optional<String> mismatch(Map<String, Integer> partitions) {
        List<String> existing = inputs.stream().filter(partitions::containsKey).toList();
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        Integer learned = partitions.get(changelog);
        Optional<String> grown = existing.stream()
                .filter(input -> learned != null && !learned.equals(partitions.get(input)))
                .findFirst()
                .map(input -> ofChangelog(input, partitions.get(input), learned));
        Optional<String> different = among(existing, partitions);
        return matched ? different.or(() -> grown) : grown.or(() -> different);
    }

    private String ofChangelog(String input, int got, int learned) {
        return "topic '" + input + "': expected " + learned
                + " partitions, as when the application first started (topic '" + changelog + "'), got " + got
                + "; stop its producers and move to another application (docs/operating.md, \"More partitions\"); do "
                + "not reset this application, which would delete its states";
    }

    private static Optional<String> among(List<String> existing, Map<String, Integer> partitions) {
        String first = existing.get(0);
        int expected = partitions.get(first);
        return existing.stream()
                .filter(input -> partitions.get(input) != expected)
                .findFirst()
                .map(input -> "topics '" + first + "' and '" + input + "': expected the same number of partitions, got "
                        + expected + " and " + partitions.get(input)
                        + "; all records of a series must come to one task");
    }
}

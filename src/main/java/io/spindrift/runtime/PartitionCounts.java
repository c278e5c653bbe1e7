package io.spindrift.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the numbers of partitions. All inputs need the same number, since all records of a series must come to one
 * task. The changelog needs that number, too, since the state of a series is in the partition of its key.
 *
 * @param inputs input topics
 * @param changelog topic of the states
 * @param matched whether the inputs are given by a pattern, so that one of them may be new
 */
record PartitionCounts(List<String> inputs, String changelog, boolean matched) {

    /**
     * Returns why the topics cannot be used together; empty if they can.
     *
     * @param partitions of the existing topics, by name; a missing topic is not a mismatch
     */
    Optional<String> mismatch(Map<String, Integer> partitions) {
        List<String> existing = inputs.stream().filter(partitions::containsKey).toList();
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        Integer expected = partitions.get(changelog);
        Optional<String> grown = existing.stream()
                .filter(input -> expected != null && !expected.equals(partitions.get(input)))
                .findFirst()
                .map(input -> changelogMismatch(input, partitions.get(input), expected));
        Optional<String> different = inputMismatch(existing, partitions);
        return matched ? different.or(() -> grown) : grown.or(() -> different);
    }

    private String changelogMismatch(String input, int got, int expected) {
        return "topic '" + input + "': expected " + expected
                + " partitions, as when the application first started (topic '" + changelog + "'), got " + got
                + "; stop its producers and move to another application (docs/operating.md, \"More partitions\"); do "
                + "not reset this application, which would delete its states";
    }

    private static Optional<String> inputMismatch(List<String> existing, Map<String, Integer> partitions) {
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

package io.spindrift.chaos.feed;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Records that are sent later than they were made, in the order in which they are due. */
final class Delayed<T> {
    private final PriorityQueue<Due<T>> queue =
            new PriorityQueue<>(Comparator.<Due<T>>comparingLong(Due::position).thenComparingLong(Due::order));
    private long added;

    private record Due<T>(long position, long order, T draft) {}

    /** @param position number of the record of the feed before which it is not due */
    void add(long position, T draft) {
        queue.add(new Due<>(position, added++, draft));
    }

    /** Returns the first one that is due at a position of the feed. */
    Optional<T> due(long position) {
        return queue.isEmpty() || queue.peek().position > position ? Optional.empty() : Optional.of(queue.poll().draft);
    }
}

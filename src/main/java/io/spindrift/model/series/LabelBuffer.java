package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.time.LabelDeadline;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/** Labels that arrived before their observations, in the order of arrival; bounded in number and size. */
final class LabelBuffer {
    private record Waiting(SeriesEvent.Label label, LabelDeadline deadline) {}

    private static final long OVERHEAD_BYTES = 200;

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    int size() {
        return waiting.size();
    }

    /** Returns the approximate bytes of these labels. */
    long bytes() {
        long bytes = 0;
        for (Waiting early : waiting) {
            byte[] origin = early.label.origin();
            bytes += OVERHEAD_BYTES + (origin == null ? 0 : origin.length);
        }
        return bytes;
    }

    boolean contains(String id) {
        for (Waiting early : waiting) {
            if (early.label.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    void add(SeriesEvent.Label label) {
        waiting.addLast(new Waiting(label, new LabelDeadline()));
    }

    /** Removes the label of an observation and returns it; null if there is none. */
    SeriesEvent.Label take(String id) {
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting early = all.next();
            if (early.label.id().equals(id)) {
                all.remove();
                return early.label;
            }
        }
        return null;
    }

    /** Removes the labels whose deadline is over. */
    void expire(long elapsed, long timeoutMillis, List<Outcome> outcomes) {
        if (waiting.isEmpty()) {
            return;
        }
        // The deadlines of all others began with an earlier event.
        waiting.peekLast().deadline.begin(elapsed, timeoutMillis);
        while (!waiting.isEmpty() && waiting.peekFirst().deadline.over(elapsed)) {
            SeriesEvent.Label label = waiting.removeFirst().label;
            outcomes.add(new Outcome.Unmatched(
                    label,
                    new Rejection(
                            Rejection.Kind.UNKNOWN_LABEL,
                            "id: expected the id of an observation, got '" + label.id()
                                    + "', which no observation in time had")));
        }
    }

    void visit(FieldVisitor fields) {
        int count = fields.int32("bufferedLabels.count", waiting.size(), 0, LabelSettings.MAX);
        if (fields.restoring()) {
            for (int i = 0; i < count; i++) {
                waiting.addLast(visit(fields, new Waiting(new SeriesEvent.Label("", 0, 0, null), new LabelDeadline())));
            }
        } else {
            waiting.forEach(early -> visit(fields, early));
        }
    }

    private static Waiting visit(FieldVisitor fields, Waiting early) {
        early.deadline.visit(fields);
        return new Waiting(
                new SeriesEvent.Label(
                        fields.text("bufferedLabels.id", early.label.id()),
                        fields.int64("bufferedLabels.time", early.label.time()),
                        fields.float64("bufferedLabels.value", early.label.value()),
                        fields.bytes("bufferedLabels.origin", early.label.origin())),
                early.deadline);
    }
}

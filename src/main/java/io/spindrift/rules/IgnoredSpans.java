package io.spindrift.rules;

import java.util.List;

/** The spans of record time in which no alarm begins. They may overlap. */
public record IgnoredSpans(List<Span> spans) {
    /** No spans. */
    public static final IgnoredSpans NONE = new IgnoredSpans(List.of());

    /** A span of record time, or one that recurs. */
    public interface Span {
        /** @param time in milliseconds since 1970 */
        boolean contains(long time);
    }

    public IgnoredSpans {
        spans = List.copyOf(spans);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** @param time in milliseconds since 1970 */
    public boolean contains(long time) {
        for (Span span : spans) {
            if (span.contains(time)) {
                return true;
            }
        }
        return false;
    }
}

package io.spindrift.model.past;

import io.spindrift.model.state.FieldVisitor;

/** Whether the values of the last 128 rows were observed, as bits; the newest row has index 0. */
final class SeenRows {
    private long recent;
    private long earlier;

    void add(boolean observed) {
        earlier = earlier << 1 | recent >>> (Long.SIZE - 1);
        recent = recent << 1 | (observed ? 1 : 0);
    }

    boolean get(int back) {
        long bits = back < Long.SIZE ? recent >>> back : earlier >>> (back - Long.SIZE);
        return (bits & 1) != 0;
    }

    void visit(FieldVisitor fields) {
        recent = fields.int64("past.seen", recent);
        earlier = fields.int64("past.seenEarlier", earlier);
    }
}

package io.spindrift.model.cleaning;

import io.spindrift.model.state.FieldVisitor;

/** Raw values that were not believed and went away, as the −999 that some sources send where a value is missing. */
final class MissingCodes {
    private static final int REMEMBERED = 4;

    private final double[] codes = new double[REMEMBERED];
    private int count;

    boolean contains(double raw) {
        for (int i = 0; i < count; i++) {
            if (codes[i] == raw) {
                return true;
            }
        }
        return false;
    }

    /** Adds a value; the oldest goes where there are too many. */
    void add(double raw) {
        if (!contains(raw)) {
            System.arraycopy(codes, 0, codes, 1, REMEMBERED - 1);
            codes[0] = raw;
            count = Math.min(count + 1, REMEMBERED);
        }
    }

    /** Forgets all. */
    void clear() {
        count = 0;
    }

    void visit(FieldVisitor fields) {
        fields.float64s("codes.values", codes);
        count = fields.int32("codes.count", count, 0, REMEMBERED);
    }
}

package io.spindrift.csv;

/** Tests whether all fields of a column are times of one form, and determines their order. */
final class TimeTrial {
    /** A form that failed much more often than it fitted is not tried any longer. */
    private static final long FAILURES_MAX = 100;

    private final TimeForm form;
    private final boolean byAllRows;
    private final TimeOrder order = new TimeOrder();
    private final FoundText failures = new FoundText();
    private final FoundText fitting = new FoundText();

    /**
     * @param form the form
     * @param byAllRows whether it is tried on all fields, even if many fail at first
     */
    TimeTrial(TimeForm form, boolean byAllRows) {
        this.form = form;
        this.byAllRows = byAllRows;
    }

    void add(long line, String text) {
        if (!byAllRows && failures.count() > fitting.count() + FAILURES_MAX) {
            failures.add(line, text);
            return;
        }
        long millis = form.read(text);
        if (millis == TimeForm.NONE) {
            failures.add(line, text);
        } else {
            fitting.add(line, text);
            order.add(millis, line, text);
        }
    }

    TimeForm form() {
        return form;
    }

    TimeOrder order() {
        return order;
    }

    FoundText failures() {
        return failures;
    }

    FoundText fitting() {
        return fitting;
    }
}

package io.spindrift.peers;

import io.spindrift.backtest.Errors;

/** Errors as Spindrift's are judged. A peer that has no forecast yet is taken to forecast the last label that is known. */
final class Judge {
    private final long from;
    private final Errors errors = new Errors();

    /** @param from the first row whose forecast is counted */
    Judge(long from) {
        this.from = from;
    }

    /**
     * @param row that a forecast was made in
     * @param forecast NaN for none
     * @param last the last label that was known
     * @param label that came
     */
    void add(long row, double forecast, double last, double label) {
        if (row >= from) {
            errors.add(label - (Double.isFinite(forecast) ? forecast : last));
        }
    }

    double mse() {
        return errors.mse();
    }
}
